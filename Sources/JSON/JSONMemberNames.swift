/// Finds the member names that stand twice in an object, without a set of names.
enum JSONMemberNames {
    /// Up to this many members, names that collide are compared one by one; above it they are sorted.
    private static let pairwiseMax = 32

    /// A few bytes of a name: its first, middle and last, and the low bits of its length; equal for equal names.
    @inline(__always)
    static func fingerprint(of token: JSONToken, in bytes: Span<UInt8>) -> UInt32 {
        guard !token.hasEscapes else { return fingerprintUnescaped(token, in: bytes) }
        let count = token.byteCount
        guard count > 0 else { return 0 }
        let start = Int(token.start)
        return fingerprint(bytes[start], bytes[start + count / 2], bytes[start + count - 1], count)
    }

    private static func fingerprintUnescaped(_ token: JSONToken, in bytes: Span<UInt8>) -> UInt32 {
        let text = JSONText.unescaped(token, in: bytes)
        guard let first = text.first, let last = text.last else { return 0 }
        return fingerprint(first, text[text.count / 2], last, text.count)
    }

    /// The fingerprint of a name that a caller asks for.
    @inline(__always)
    static func fingerprint(of text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        guard !text.isEmpty else { return 0 }
        return fingerprint(text[0], text[text.count / 2], text[text.count - 1], text.count)
    }

    @inline(__always)
    private static func fingerprint(_ first: UInt8, _ middle: UInt8, _ last: UInt8, _ count: Int) -> UInt32 {
        UInt32(first) << 24 | UInt32(middle) << 16 | UInt32(last) << 8 | UInt32(count & 0xFF)
    }

    /// Appends the tokens of an object's names that stand earlier in it, in the order of the document.
    static func appendDuplicates(
        to duplicates: inout [Int], in bytes: Span<UInt8>, tape: [JSONToken], object: Int, memberCount: Int
    ) {
        guard memberCount <= pairwiseMax else {
            return appendSorted(to: &duplicates, in: bytes, tape: tape, object: object, memberCount: memberCount)
        }
        // One bit for each name; a name whose bit is taken may be a duplicate and is compared with those before it.
        var taken: UInt64 = 0
        var name = object + 1
        for _ in 0..<memberCount {
            let token = tape[name]
            let bit: UInt64 = 1 << UInt64((token.fingerprint &* 0x9E37_79B1) >> 26)
            if taken & bit != 0, isRepeated(name, in: bytes, tape: tape, object: object) { duplicates.append(name) }
            taken |= bit
            name = tape[name + 1].next(at: name + 1)
        }
    }

    private static func isRepeated(_ name: Int, in bytes: Span<UInt8>, tape: [JSONToken], object: Int) -> Bool {
        let token = tape[name]
        var earlier = object + 1
        while earlier < name {
            let candidate = tape[earlier]
            if candidate.fingerprint == token.fingerprint, JSONText.areEqual(candidate, token, in: bytes) {
                return true
            }
            earlier = tape[earlier + 1].next(at: earlier + 1)
        }
        return false
    }

    private static func appendSorted(
        to duplicates: inout [Int], in bytes: Span<UInt8>, tape: [JSONToken], object: Int, memberCount: Int
    ) {
        var names: [(text: [UInt8], index: Int)] = []
        names.reserveCapacity(memberCount)
        var name = object + 1
        for _ in 0..<memberCount {
            names.append((JSONText.unescaped(tape[name], in: bytes), name))
            name = tape[name + 1].next(at: name + 1)
        }
        names.sort { left, right in
            left.text == right.text ? left.index < right.index : left.text.lexicographicallyPrecedes(right.text)
        }
        let repeated = zip(names, names.dropFirst()).filter { $0.text == $1.text }.map { $1.index }
        duplicates.append(contentsOf: repeated.sorted())
    }
}
