/// The method of a request (RFC 9110, section 9).
package enum Method: Hashable, Sendable {
    case get, head, post, put, patch, delete, options, trace, connect
    /// A method this engine has no name for.
    case other(String)

    /// The method as it is written in a request line or an `Allow` field.
    package var name: String {
        switch self {
        case .get: "GET"
        case .head: "HEAD"
        case .post: "POST"
        case .put: "PUT"
        case .patch: "PATCH"
        case .delete: "DELETE"
        case .options: "OPTIONS"
        case .trace: "TRACE"
        case .connect: "CONNECT"
        case .other(let name): name
        }
    }

    /// The method written at `range`, whose case matters (RFC 9110, section 9.1).
    init(_ bytes: Span<UInt8>, _ range: ByteRange) {
        guard range.count <= 7 else {
            self = .other(Self.text(bytes, range))
            return
        }
        var word: UInt64 = 0
        for index in range.range { word = word << 8 | UInt64(bytes[index]) }
        // The letters of each name, read as one big-endian number.
        switch word {
        case 0x47_4554: self = .get
        case 0x4845_4144: self = .head
        case 0x504F_5354: self = .post
        case 0x50_5554: self = .put
        case 0x50_4154_4348: self = .patch
        case 0x4445_4C45_5445: self = .delete
        case 0x4F_5054_494F_4E53: self = .options
        case 0x54_5241_4345: self = .trace
        case 0x43_4F4E_4E45_4354: self = .connect
        default: self = .other(Self.text(bytes, range))
        }
    }

    private static func text(_ bytes: Span<UInt8>, _ range: ByteRange) -> String {
        String(decoding: [UInt8](copying: bytes.extracting(range.range)), as: UTF8.self)
    }
}
