/// Where a page ends: the identifier of its last item, so that a cursor tells nothing the page did not.
package struct Cursor: Equatable, Sendable {
    /// The sixteen bytes of the last item's identifier.
    package let bytes: [UInt8]

    /// Ends a page after the item with that identifier.
    package init(after bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Takes a cursor as it was given; nil for what never was one.
    package init?(_ text: String) {
        guard text.utf8.count == 32 else { return nil }
        var bytes: [UInt8] = []
        var rest = Substring(text)
        while let pair = Optional(rest.prefix(2)), !pair.isEmpty {
            guard pair.allSatisfy({ $0.isHexDigit && !$0.isUppercase }), let byte = UInt8(pair, radix: 16) else {
                return nil
            }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        self.bytes = bytes
    }

    /// The cursor as it is given to the caller.
    package var text: String {
        bytes.map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
    }
}
