"""What each article gives by itself, found in shards: from a cache, in this process, in several, or on a cluster."""
