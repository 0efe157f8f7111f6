//! What may be asked of the service, and why a request is refused here before it costs anything.
