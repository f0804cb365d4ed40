internal import CLinux
internal import Glibc

/// The address and port a connection came from.
package struct RemoteAddress: Hashable, Sendable, CustomStringConvertible {
    private let family: UInt16
    private let portNumber: UInt16
    private let high: UInt64
    private let low: UInt64

    /// The address of a request that came over no socket.
    package static let none = RemoteAddress(family: 0, portNumber: 0, high: 0, low: 0)

    /// The address of whoever connects through a socket in the file system.
    package static let local = RemoteAddress(family: UInt16(AF_UNIX), portNumber: 0, high: 0, low: 0)

    private init(family: UInt16, portNumber: UInt16, high: UInt64, low: UInt64) {
        self.family = family
        self.portNumber = portNumber
        self.high = high
        self.low = low
    }

    init(_ storage: sockaddr_storage) {
        let bytes = unsafe withUnsafeBytes(of: storage) { unsafe [UInt8]($0.prefix(24)) }
        func number(_ range: Range<Int>) -> UInt64 { bytes[range].reduce(0) { $0 << 8 | UInt64($1) } }
        let isVersion4 = storage.ss_family == UInt16(AF_INET)
        self.init(
            family: storage.ss_family, portNumber: UInt16(number(2..<4)),
            high: isVersion4 ? number(4..<8) : number(8..<16), low: isVersion4 ? 0 : number(16..<24))
    }

    /// The port.
    package var port: Int { Int(portNumber) }

    /// What is counted as one sender: an IPv4 address, or an IPv6 network of 64 bits, which one customer often has.
    var site: RemoteAddress {
        // The loopback address and IPv4 addresses written as IPv6 differ in their lower half.
        let isNetwork = Int32(family) == AF_INET6 && high != 0
        return RemoteAddress(family: family, portNumber: 0, high: high, low: isNetwork ? 0 : low)
    }

    /// The address as it is usually written, without the port; empty when there is none.
    package var host: String {
        switch Int32(family) {
        case AF_INET: (0..<4).map { String(UInt8(truncatingIfNeeded: high >> (24 - 8 * $0))) }.joined(separator: ".")
        case AF_INET6: versionSixText
        case AF_UNIX: "unix"
        default: ""
        }
    }

    /// The address and port as they are written in an authority.
    package var description: String {
        Int32(family) == AF_INET6 ? "[\(host)]:\(port)" : "\(host):\(port)"
    }

    /// The text of RFC 5952, which the C library writes.
    private var versionSixText: String {
        var address = in6_addr()
        unsafe withUnsafeMutableBytes(of: &address) { bytes in
            for index in 0..<8 {
                unsafe bytes[index] = UInt8(truncatingIfNeeded: high >> UInt64(56 - 8 * index))
                unsafe bytes[index + 8] = UInt8(truncatingIfNeeded: low >> UInt64(56 - 8 * index))
            }
        }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard unsafe inet_ntop(AF_INET6, &address, &text, socklen_t(text.count)) != nil else { return "" }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
