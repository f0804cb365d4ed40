internal import Glibc

/// Where to listen, in the form it is written in a setting.
package enum ListenAddress: Hashable, Sendable, CustomStringConvertible {
    /// An IPv4 or IPv6 address in digits, and a port; port 0 lets the system choose.
    case port(host: String, number: UInt16)
    /// A socket in the file system, by its path.
    case file(path: String)
    /// The sockets that the program was started with; those of one name, or all of them when it is empty.
    case inherited(name: String)

    /// An address with its port; `localhost` stands for 127.0.0.1, other names are not looked up.
    package init?(host: String, port: UInt16) {
        self = .port(host: host == "localhost" ? "127.0.0.1" : host, number: port)
        guard storage != nil else { return nil }
    }

    /// The address written as `127.0.0.1:8080`, `[::1]:8080`, `unix:/run/trede.sock`, `systemd` or `systemd:NAME`.
    package init?(_ text: String) {
        if text == "systemd" || text.hasPrefix("systemd:") {
            self = .inherited(name: String(text.dropFirst("systemd:".count)))
            return
        }
        if text.hasPrefix("unix:") {
            self = .file(path: String(text.dropFirst("unix:".count)))
            guard storage != nil else { return nil }
            return
        }
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            return nil
        }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        self.init(host: String(host), port: port)
    }

    /// The address of a socket that was opened by another program; nil for a kind that is not served.
    init?(_ storage: sockaddr_storage, size: Int) {
        switch Int32(storage.ss_family) {
        case AF_INET, AF_INET6:
            let address = RemoteAddress(storage)
            self.init(host: address.host, port: UInt16(address.port))
        case AF_UNIX:
            let start = MemoryLayout<sa_family_t>.size
            let bytes = unsafe withUnsafeBytes(of: storage) { unsafe [UInt8]($0[start..<max(start, size)]) }
            self = .file(path: String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self))
        default: return nil
        }
    }

    /// The port, 0 where there is none.
    package var port: UInt16 {
        guard case .port(_, let number) = self else { return 0 }
        return number
    }

    /// Whether only this machine reaches it: a loopback address, or a socket in the file system.
    ///
    /// Of inherited sockets it tells nothing, and says no.
    package var isLocal: Bool {
        switch self {
        case .port(let host, _): RemoteAddress(host: host)?.isLoopback ?? false
        case .file: true
        case .inherited: false
        }
    }

    /// The address as it is written in a setting; that of a port is the authority of an address on the web too.
    package var description: String {
        switch self {
        case .port(let host, let number): host.contains(":") ? "[\(host)]:\(number)" : "\(host):\(number)"
        case .file(let path): "unix:\(path)"
        case .inherited(let name): name.isEmpty ? "systemd" : "systemd:\(name)"
        }
    }

    /// The form the system takes, and its size; nil when it has none.
    var storage: (address: sockaddr_storage, size: Int)? {
        switch self {
        case .port(let host, let number): Self.storage(host, number)
        case .file(let path): Self.storage(path)
        case .inherited: nil
        }
    }

    private static func storage(_ host: String, _ port: UInt16) -> (address: sockaddr_storage, size: Int)? {
        var storage = sockaddr_storage()
        var four = sockaddr_in()
        if unsafe inet_pton(AF_INET, host, &four.sin_addr) == 1 {
            four.sin_family = sa_family_t(AF_INET)
            four.sin_port = port.bigEndian
            unsafe withUnsafeMutableBytes(of: &storage) { unsafe $0.storeBytes(of: four, as: sockaddr_in.self) }
            return (storage, MemoryLayout<sockaddr_in>.size)
        }
        var six = sockaddr_in6()
        guard unsafe inet_pton(AF_INET6, host, &six.sin6_addr) == 1 else { return nil }
        six.sin6_family = sa_family_t(AF_INET6)
        six.sin6_port = port.bigEndian
        unsafe withUnsafeMutableBytes(of: &storage) { unsafe $0.storeBytes(of: six, as: sockaddr_in6.self) }
        return (storage, MemoryLayout<sockaddr_in6>.size)
    }

    private static func storage(_ path: String) -> (address: sockaddr_storage, size: Int)? {
        let start = MemoryLayout<sa_family_t>.size
        let bytes = Array(path.utf8)
        guard !bytes.isEmpty, !bytes.contains(0), start + bytes.count < MemoryLayout<sockaddr_un>.size else {
            return nil
        }
        var storage = sockaddr_storage()
        storage.ss_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &storage) { target in
            for (index, byte) in bytes.enumerated() { unsafe target[start + index] = byte }
        }
        return (storage, start + bytes.count + 1)
    }
}
