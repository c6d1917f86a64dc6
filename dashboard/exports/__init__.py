"""Files that leave the page: captions, pictures, slides, paper and workbooks."""
