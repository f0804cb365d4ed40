internal import Glibc
package import Logging

/// Where and how a server listens.
package struct ServerConfiguration: Sendable {
    /// Every loop listens on each of them.
    package var addresses: [ListenAddress]
    /// The number of threads that serve, at least 1.
    package var loopCount: Int
    /// The bounds of each loop.
    package var limits: Limits
    /// The permissions of sockets in the file system; group and owner may connect by default.
    package var socketFileMode: UInt32 = 0o660
    /// The sockets that `ListenAddress.inherited` takes from.
    package var inheritedSockets = InheritedSockets()
    /// Whose word is taken on where requests came from; nobody's by default.
    package var clients = ClientAddresses()
    /// Where the loops count what they do.
    package var statistics = ServerStatistics()
    /// Gets what concerns the server as a whole, never a request.
    package var logger: Logger

    /// A configuration; by default there is one loop for each processor.
    package init(
        addresses: [ListenAddress], loopCount: Int? = nil, limits: Limits = Limits(),
        logger: Logger = Logger(label: "http")
    ) {
        self.addresses = addresses
        self.loopCount = max(1, loopCount ?? Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        self.limits = limits
        self.logger = logger
    }
}
