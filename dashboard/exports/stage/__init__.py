"""The stage as one picture: where everything lies on 1920 x 1080, for a picture, a slide and a page."""
