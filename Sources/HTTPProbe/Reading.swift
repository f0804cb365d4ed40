internal import HTTPServer
internal import HTTPTesting
internal import JSON

/// Says what the parser makes of bytes: for each line of hexadecimal digits on the input, one object of JSON.
enum Reading {
    static func run() -> Bool {
        while let line = readLine() {
            guard let bytes = bytes(line) else { return false }
            print(String(decoding: object(Transcript(of: [bytes[...]])), as: UTF8.self))
        }
        return true
    }

    private static func object(_ transcript: Transcript) -> [UInt8] {
        JSONWriter.object { object in
            object.array("requests") { array in
                for case .request(let request, let content, let closes, _) in transcript.events {
                    array.object { write(request, content, closes, to: &$0) }
                }
            }
            for case .refusal(let refusal) in transcript.events {
                object.member("status", refusal.status)
                if case .malformed(let malformation) = refusal { object.member("reason", malformation.rawValue) }
            }
        }
    }

    private static func write(
        _ request: Request, _ content: [UInt8], _ closes: Bool, to object: inout JSONObjectWriter
    ) {
        object.member("method", request.method.name)
        object.member("path", hexadecimal(Array(request.path.utf8)))
        object.memberIfPresent("query", request.query.map { hexadecimal(Array($0.utf8)) })
        object.member("content", hexadecimal(content))
        object.member("closes", closes)
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    private static func bytes(_ line: String) -> [UInt8]? {
        let digits = Array(line.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[index...(index + 1)], as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(byte)
        }
        return bytes
    }
}
