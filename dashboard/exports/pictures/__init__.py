"""Pictures: the frame around a view, and PNG made of SVG."""
