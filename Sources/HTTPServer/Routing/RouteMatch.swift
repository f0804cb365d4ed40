/// The route that was found, and the values of its parameters.
package struct RouteMatch: Sendable {
    static let parametersMax = 6

    /// The index that `Router.add` returned.
    package private(set) var route = 0
    /// How many parameters the template has.
    package private(set) var parameterCount = 0
    private let bytes: [UInt8]
    private var ranges = InlineArray<6, ByteRange>(repeating: .empty)
    private var names: [String] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The value of the parameter at this position of the template, from 0, decoded.
    package subscript(position: Int) -> String {
        precondition(position < parameterCount, "the template has so many parameters")
        return String(decoding: bytes[ranges[position].range], as: UTF8.self)
    }

    /// The value of the parameter with this name, decoded; nil when the template has none.
    package subscript(name: String) -> String? {
        names.firstIndex(of: name).map { self[$0] }
    }

    mutating func push(_ range: ByteRange) {
        ranges[parameterCount] = range
        parameterCount += 1
    }

    mutating func pop() {
        parameterCount -= 1
    }

    mutating func set(route: Int, names: [String]) {
        self.route = route
        self.names = names
    }
}
