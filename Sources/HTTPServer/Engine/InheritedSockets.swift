/// The sockets that whoever started this program opened for it (sd_listen_fds(3)).
///
/// They are theirs: they are never unlinked, and stay open for the program that comes after this one.
package struct InheritedSockets: Sendable {
    private let sockets: [(descriptor: Int32, name: String)]

    /// The first descriptor that is passed.
    private static let first = 3
    private static let countMax = 1024

    /// Reads `LISTEN_FDS`, `LISTEN_PID` and `LISTEN_FDNAMES`; there are none when these are for another process.
    package init(environment: [String: String], processID: Int32) {
        guard let count = environment["LISTEN_FDS"].flatMap({ Int($0) }), (1...Self.countMax).contains(count),
            let processText = environment["LISTEN_PID"], Int32(processText) == processID
        else {
            sockets = []
            return
        }
        let names = environment["LISTEN_FDNAMES"]?.split(separator: ":", omittingEmptySubsequences: false) ?? []
        sockets = (0..<count).map { index in
            (Int32(Self.first + index), index < names.count ? String(names[index]) : "unknown")
        }
    }

    /// None.
    package init() {
        sockets = []
    }

    /// These, each with its name.
    init(_ sockets: [(descriptor: Int32, name: String)]) {
        self.sockets = sockets
    }

    /// Where the sockets of that name listen, or all of them when it is empty; those that listen nowhere are left out.
    package func addresses(named name: String) -> [ListenAddress] {
        sockets.filter { name.isEmpty || $0.name == name }.compactMap { Socket.address(of: $0.descriptor) }
    }

    /// The descriptors of that name; all of them when it is empty.
    ///
    /// - Throws: when there is none.
    func taken(named name: String) throws(ServerError) -> [Int32] {
        let taken = sockets.filter { name.isEmpty || $0.name == name }.map(\.descriptor)
        guard !taken.isEmpty else {
            throw ServerError("no socket \(name.isEmpty ? "" : "named \(name) ")was passed by the system", 0)
        }
        return taken
    }
}
