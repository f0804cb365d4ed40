internal import Glibc

/// A numeric address and port to listen on; port 0 lets the system choose.
package struct ListenAddress: Hashable, Sendable, CustomStringConvertible {
    /// An IPv4 or IPv6 address in digits.
    package let host: String
    /// 0 to 65535.
    package let port: UInt16

    /// The address with its port; `localhost` stands for 127.0.0.1, other names are not looked up.
    package init?(host: String, port: UInt16) {
        self.host = host == "localhost" ? "127.0.0.1" : host
        self.port = port
        guard Self.storage(self.host, port) != nil else { return nil }
    }

    /// The address written as `127.0.0.1:8080` or `[::1]:8080`.
    package init?(_ text: String) {
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

    /// The address as it is written in an authority.
    package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    func with(port: UInt16) -> ListenAddress { ListenAddress(host: host, port: port) ?? self }

    /// The form the system takes, and its size.
    var storage: (address: sockaddr_storage, size: Int)? { Self.storage(host, port) }

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
}
