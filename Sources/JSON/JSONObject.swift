/// An object being decoded: members are asked for by name, and those never asked for are reported as unknown.
///
/// Every function that returns nil for a member that is there has reported why; those not called `optional...` also
/// report that it is absent. `null` is reported everywhere. A member is to be asked for once.
@usableFromInline
package struct JSONObject {
    @usableFromInline let reading: JSONReading
    let index: Int
    private let end: Int
    private let issueCountBefore: Int
    /// Where the member after the last one found stands: callers mostly ask in the order of the document.
    private var next: Int
    /// Whether each member found was the one after the last, so that at the end none has been passed over.
    private var isInOrder = true

    init(_ reading: JSONReading, index: Int) {
        self.reading = reading
        self.index = index
        end = reading.tape[index].next(at: index)
        next = index + 1
        issueCountBefore = reading.issueCount
    }

    /// Where the object stands: `participant.address`; empty for the root.
    package var path: String { reading.path(to: index) }

    /// Whether anything in this object was reported so far; unknown members only are when its body has returned.
    package var hasIssues: Bool { reading.issueCount > issueCountBefore || reading.isTruncated }

    /// Reports a fault of this object as a whole.
    package func report(_ kind: JSONIssue.Kind) {
        reading.report(kind, at: index)
    }

    /// Reports a fault of one of its members, present or not.
    package func report(_ kind: JSONIssue.Kind, at name: StaticString) {
        reading.report(kind, at: name, in: index)
    }

    /// Whether a member of this name is there; this does not count as asking for it.
    package func has(_ name: StaticString) -> Bool {
        locate(name, from: index + 1, to: end) != nil
    }

    /// The token of a required member's value.
    @usableFromInline
    mutating func require(_ name: StaticString) -> Int? {
        if let value = find(name) { return value }
        reading.report(.missing, at: name, in: index)
        return nil
    }

    /// The token of a member's value, which is marked as asked for.
    @usableFromInline
    mutating func find(_ name: StaticString) -> Int? {
        guard let found = locate(name, from: next, to: end) ?? locate(name, from: index + 1, to: next) else {
            return nil
        }
        if found != next { isInOrder = false }
        reading.markAsked(found)
        next = reading.next(at: found + 1)
        return found + 1
    }

    /// The token of a name among the members from one token to another.
    private func locate(_ name: StaticString, from start: Int, to end: Int) -> Int? {
        name.withUTF8Buffer { text in
            let fingerprint = JSONMemberNames.fingerprint(of: text)
            return reading.tape.withUnsafeBufferPointer { tape in
                var at = start
                while at < end {
                    if tape[at].fingerprint == fingerprint, matches(text, tape[at]) { return at }
                    at = tape[at + 1].next(at: at + 1)
                }
                return nil
            }
        }
    }

    @inline(__always)
    private func matches(_ text: UnsafeBufferPointer<UInt8>, _ token: JSONToken) -> Bool {
        guard !token.hasEscapes else {
            let bytes = reading.bytes
            return JSONText.unescaped(token, in: bytes.span).elementsEqual(text)
        }
        guard token.byteCount == text.count else { return false }
        return reading.bytes.withUnsafeBufferPointer { bytes in
            let start = Int(token.start)
            for offset in 0..<text.count where bytes[start + offset] != text[offset] { return false }
            return true
        }
    }

    /// Reports the members that were never asked for.
    func reportUnknown() {
        guard !isInOrder || next < end else { return }
        var name = index + 1
        while name < end {
            if !reading.isAsked(name) { reading.report(.unknownMember, at: name) }
            name = reading.tape[name + 1].next(at: name + 1)
        }
    }
}
