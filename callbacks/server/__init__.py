"""What every answer passes through: headers, caching, failures, the queue for exports, and serving itself."""
