/// Finds the ordinal of a text in a fixed list by its first eight bytes.
@usableFromInline
struct JSONCodeTable: Sendable {
    private struct Slot: Sendable {
        var key: UInt64 = 0
        var ordinal = -1
        /// Where the text stands in `texts`.
        var text = 0..<0
    }

    /// The texts in their order.
    let allowed: [String]
    private let texts: [UInt8]
    /// At most a quarter full, so that a search soon meets an empty slot.
    private let slots: [Slot]

    init(_ allowed: [String]) {
        self.allowed = allowed
        var texts: [UInt8] = []
        var capacity = 8
        while capacity < allowed.count * 4 { capacity *= 2 }
        var slots = [Slot](repeating: Slot(), count: capacity)
        for (ordinal, code) in allowed.enumerated() {
            let text = texts.count..<texts.count + code.utf8.count
            texts.append(contentsOf: code.utf8)
            let key = Self.key(texts.span, text)
            var at = Self.slot(key, capacity)
            while slots[at].ordinal >= 0 { at = (at + 1) & (capacity - 1) }
            slots[at] = Slot(key: key, ordinal: ordinal, text: text)
        }
        self.texts = texts
        self.slots = slots
    }

    /// The ordinal of the text that a string token writes.
    func find(_ token: JSONToken, in bytes: [UInt8]) -> Int? {
        guard !token.hasEscapes else {
            let text = JSONText.unescaped(token, in: bytes.span)
            return find(text.span, 0..<text.count)
        }
        return find(bytes.span, token.range)
    }

    private func find(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
        let key = Self.key(bytes, range)
        var at = Self.slot(key, slots.count)
        while slots[at].ordinal >= 0 {
            if slots[at].key == key, isEqual(slots[at].text, bytes, range) { return slots[at].ordinal }
            at = (at + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The first eight bytes of a text, equal for equal texts.
    @inline(__always)
    private static func key(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
        guard range.lowerBound + 8 <= bytes.count else { return keyAtEnd(bytes, range) }
        let word = UInt64(
            littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self))
        return range.count >= 8 ? word : word & (1 << UInt64(range.count * 8) - 1)
    }

    private static func keyAtEnd(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
        range.reversed().reduce(0) { $0 << 8 | UInt64(bytes[$1]) }
    }

    private static func slot(_ key: UInt64, _ capacity: Int) -> Int {
        Int((key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (capacity - 1)
    }

    /// Whether a text of equal key is equal altogether.
    private func isEqual(_ text: Range<Int>, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard text.count == range.count else { return false }
        for offset in min(8, text.count)..<text.count
        where texts[text.lowerBound + offset] != bytes[range.lowerBound + offset] {
            return false
        }
        return true
    }
}
