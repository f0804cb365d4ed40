/// One decoding of a document: what the cursors share, and how single values are read.
///
/// Every function that returns nil has recorded why.
@usableFromInline
final class JSONReading {
    let bytes: [UInt8]
    let tape: [JSONToken]
    private var issues = JSONIssues()
    /// For each token whether it is a name that was asked for, or reported already as a duplicate.
    ///
    /// Not an array, whose every change would be checked for uniqueness and exclusive access.
    private let asked: UnsafeMutableBufferPointer<Bool>

    init(_ document: JSONDocument) {
        bytes = document.bytes
        tape = document.tape
        asked = .allocate(capacity: document.tape.count)
        asked.initialize(repeating: false)
        for name in document.duplicates.sorted() {
            report(.duplicateMember, at: name)
            markAsked(name)
        }
    }

    deinit {
        asked.deallocate()
    }

    var issueCount: Int { issues.items.count }

    var isTruncated: Bool { issues.isTruncated }

    func report(_ kind: JSONIssue.Kind, at index: Int) {
        issues.append(JSONIssue(path: path(to: index), kind: kind))
    }

    /// Reports at a member that may be absent.
    func report(_ kind: JSONIssue.Kind, at name: StaticString, in object: Int) {
        issues.append(JSONIssue(path: path(to: name, in: object), kind: kind))
    }

    func path(to index: Int) -> String {
        JSONPath.string(to: index, tape: tape, bytes: bytes)
    }

    func path(to name: StaticString, in object: Int) -> String {
        var path = path(to: object)
        JSONPath.append(name.description, to: &path)
        return path
    }

    @inline(__always)
    func markAsked(_ name: Int) {
        asked[name] = true
    }

    @inline(__always)
    func isAsked(_ name: Int) -> Bool {
        asked[name]
    }

    @inlinable
    func object<T>(at index: Int, _ body: (inout JSONObject) -> T?) -> T? {
        guard var object = object(at: index) else { return nil }
        let decoded = body(&object)
        end(object)
        return decoded
    }

    @usableFromInline
    func object(at index: Int) -> JSONObject? {
        expect(.object, at: index) ? JSONObject(self, index: index) : nil
    }

    @usableFromInline
    func end(_ object: JSONObject) {
        object.reportUnknown()
    }

    @usableFromInline
    func string(at index: Int, _ lengths: ClosedRange<Int>) -> String? {
        guard expect(.string, at: index) else { return nil }
        let token = tape[index]
        if token.scalarCount < lengths.lowerBound {
            report(.tooShort(minimum: lengths.lowerBound, maximum: lengths.upperBound), at: index)
            return nil
        }
        if token.scalarCount > lengths.upperBound {
            report(.tooLong(minimum: lengths.lowerBound, maximum: lengths.upperBound), at: index)
            return nil
        }
        let text = JSONText.string(token, in: bytes)
        // Blanks say nothing, where something must be said.
        if lengths.lowerBound > 0, text.utf8.first.map({ $0 <= 0x20 || $0 >= 0x80 }) == true,
            text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
        {
            report(.tooShort(minimum: lengths.lowerBound, maximum: lengths.upperBound), at: index)
            return nil
        }
        return text
    }

    func integer(at index: Int, _ range: ClosedRange<Int>) -> Int? {
        guard expect(.integer, at: index) else { return nil }
        guard let value = JSONInteger.value(of: tape[index], in: bytes), range.contains(value) else {
            report(.outOfRange(minimum: range.lowerBound, maximum: range.upperBound), at: index)
            return nil
        }
        return value
    }

    func bool(at index: Int) -> Bool? {
        expect(.boolean, at: index) ? tape[index].kind == .true : nil
    }

    @inlinable
    func value<T>(at index: Int, format: String, parse: (String) -> T?) -> T? {
        guard let text = text(at: index) else { return nil }
        if let value = parse(text) { return value }
        reportFormat(format, at: index)
        return nil
    }

    @inlinable
    func code<T: RawRepresentable<String> & CaseIterable>(at index: Int, as type: T.Type) -> T? {
        guard let text = text(at: index) else { return nil }
        if let code = T(rawValue: text) { return code }
        reportCode(allowed: T.allCases.map(\.rawValue), at: index)
        return nil
    }

    @inlinable
    func code<T>(at index: Int, in codes: JSONCodes<T>) -> T? {
        ordinal(at: index, in: codes.table).map { codes.codes[$0] }
    }

    /// The elements of an array, read one by one; nil if there are too few or too many or one is faulty.
    @inlinable
    func array<T>(at index: Int, _ counts: ClosedRange<Int>, element: (Int) -> T?) -> [T]? {
        guard let count = elementCount(at: index, counts) else { return nil }
        var elements: [T] = []
        elements.reserveCapacity(count)
        var child = index + 1
        for _ in 0..<count {
            if let value = element(child) { elements.append(value) }
            child = next(at: child)
        }
        return elements.count == count && count >= counts.lowerBound ? elements : nil
    }

    @usableFromInline
    func next(at index: Int) -> Int {
        tape[index].next(at: index)
    }

    @usableFromInline
    func ordinal(at index: Int, in table: JSONCodeTable) -> Int? {
        guard expect(.string, at: index) else { return nil }
        if let ordinal = table.find(tape[index], in: bytes) { return ordinal }
        reportCode(allowed: table.allowed, at: index)
        return nil
    }

    @usableFromInline
    func reportFormat(_ format: String, at index: Int) {
        report(.invalidFormat(format), at: index)
    }

    @usableFromInline
    func reportCode(allowed: [String], at index: Int) {
        report(.unknownCode(allowed: allowed), at: index)
    }

    /// Adds what was found to the issues of a caller; whether there was nothing.
    @usableFromInline
    func handOver(to others: inout JSONIssues) -> Bool {
        others.append(contentsOf: issues)
        return issues.isEmpty
    }

    /// The text of a string of any length.
    @usableFromInline
    func text(at index: Int) -> String? {
        expect(.string, at: index) ? JSONText.string(tape[index], in: bytes) : nil
    }

    /// How many elements an array has, too few being reported; nil if it is none or has too many.
    @usableFromInline
    func elementCount(at index: Int, _ counts: ClosedRange<Int>) -> Int? {
        guard expect(.array, at: index) else { return nil }
        let count = elementCount(at: index, upTo: counts.upperBound)
        guard count <= counts.upperBound else {
            report(.tooManyItems(minimum: counts.lowerBound, maximum: counts.upperBound), at: index)
            return nil
        }
        if count < counts.lowerBound {
            report(.tooFewItems(minimum: counts.lowerBound, maximum: counts.upperBound), at: index)
        }
        return count
    }

    /// How many elements an array has, counted no further than one above `countMax`.
    private func elementCount(at index: Int, upTo countMax: Int) -> Int {
        let end = tape[index].next(at: index)
        var count = 0
        var child = index + 1
        while child < end, count <= countMax {
            count += 1
            child = tape[child].next(at: child)
        }
        return count
    }

    func expect(_ type: JSONType, at index: Int) -> Bool {
        let kind = tape[index].kind
        let isExpected =
            switch type {
            case .object: kind == .object
            case .array: kind == .array
            case .string: kind == .string
            case .integer: kind == .integer
            case .boolean: kind == .true || kind == .false
            }
        if !isExpected { report(kind == .null ? .nullNotAllowed : .wrongType(expected: type), at: index) }
        return isExpected
    }
}
