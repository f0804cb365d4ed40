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
        guard storage.ss_family != UInt16(AF_UNIX) else {
            self = .local
            return
        }
        let bytes = unsafe withUnsafeBytes(of: storage) { unsafe [UInt8]($0.prefix(24)) }
        func number(_ range: Range<Int>) -> UInt64 { bytes[range].reduce(0) { $0 << 8 | UInt64($1) } }
        let isVersion4 = storage.ss_family == UInt16(AF_INET)
        let port = UInt16(number(2..<4))
        self.init(bytes: Array(isVersion4 ? bytes[4..<8] : bytes[8..<24]), port: port)
    }

    /// The address of four or sixteen bytes; an IPv4 address that is written as IPv6 is the IPv4 address.
    init(bytes: [UInt8], port: UInt16) {
        func number(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
        let isMapped = bytes.count == 16 && number(bytes[..<8]) == 0 && number(bytes[8..<12]) == 0xFFFF
        if bytes.count == 4 || isMapped {
            self.init(family: UInt16(AF_INET), portNumber: port, high: number(bytes.suffix(4)), low: 0)
        } else {
            self.init(
                family: UInt16(AF_INET6), portNumber: port, high: number(bytes.prefix(8)), low: number(bytes.suffix(8)))
        }
    }

    /// The address in digits, without brackets.
    init?(host: String, port: UInt16 = 0) {
        guard host != "localhost", let storage = ListenAddress(host: host, port: port)?.storage else { return nil }
        self.init(storage.address)
    }

    /// The address as proxies write it: with or without a port, and then with brackets around IPv6.
    package init?(text: String) {
        if let address = RemoteAddress(host: text) {
            self = address
        } else if text.hasPrefix("["), text.hasSuffix("]"), text.contains(":") {
            guard let address = RemoteAddress(host: String(text.dropFirst().dropLast())) else { return nil }
            self = address
        } else {
            guard !text.hasPrefix("localhost"), case .port? = ListenAddress(text),
                let storage = ListenAddress(text)?.storage
            else { return nil }
            self.init(storage.address)
        }
    }

    /// Whether nobody but this machine has it.
    package var isLoopback: Bool {
        switch Int32(family) {
        case AF_INET: high >> 24 == 127
        case AF_INET6: high == 0 && low == 1
        default: false
        }
    }

    /// How many bits its address has.
    var bitCount: Int {
        switch Int32(family) {
        case AF_INET: 32
        case AF_INET6: 128
        default: 0
        }
    }

    /// Whether both are of one kind and begin with the same bits.
    func shares(_ bits: Int, with other: RemoteAddress) -> Bool {
        guard family == other.family else { return false }
        guard bits > 0 else { return true }
        if bitCount == 32 { return (high ^ other.high) >> UInt64(32 - bits) == 0 }
        guard bits > 64 else { return (high ^ other.high) >> UInt64(64 - bits) == 0 }
        return high == other.high && (low ^ other.low) >> UInt64(128 - bits) == 0
    }

    /// The port.
    package var port: Int { Int(portNumber) }

    /// What is counted as one sender: an IPv4 address, or an IPv6 network of 64 bits, which one customer often has.
    package var site: RemoteAddress {
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
