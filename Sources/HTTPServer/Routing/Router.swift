/// Finds the route of a path; built once, and never changed.
///
/// Paths are compared byte for byte: letter case and a trailing slash matter. A fixed segment goes before a parameter.
package struct Router: Sendable {
    /// What a method and path lead to.
    package enum Outcome: Sendable {
        case found(RouteMatch)
        case notFound
        /// The path is known, for these methods.
        case methodNotAllowed(allow: [Method])
    }

    /// A place in the tree of segments.
    private struct Node: Sendable {
        var fixed: [(segment: [UInt8], node: Int)] = []
        var parameter: Int?
        var routes: [(method: Method, route: Int)] = []
        var allow: [Method] = []

        func child(_ segment: ByteRange, _ bytes: [UInt8]) -> Int? {
            for (name, node) in fixed where name.count == segment.count {
                var index = 0
                while index < name.count, name[index] == bytes[segment.lower + index] { index += 1 }
                if index == name.count { return node }
            }
            return nil
        }
    }

    private var nodes = [Node()]
    private var parameterNames: [[String]] = []

    /// A router that knows no route.
    package init() {}

    /// How many routes there are; their indices are below it.
    package var count: Int { parameterNames.count }

    /// Adds a route for a path such as `/referrals/{referralId}/decisions`, with at most six parameters.
    ///
    /// Its index is what comes back: 0 for the first, then 1, and so on.
    @discardableResult
    package mutating func add(_ method: Method, _ template: String) -> Int {
        precondition(template.hasPrefix("/"), "a template begins with a slash")
        var node = 0
        var names: [String] = []
        for segment in template.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            if segment.hasPrefix("{"), segment.hasSuffix("}") {
                names.append(String(segment.dropFirst().dropLast()))
                node = parameterNode(of: node)
            } else {
                node = fixedNode(of: node, Array(segment.utf8))
            }
        }
        precondition(names.count <= RouteMatch.parametersMax, "a template has at most six parameters")
        precondition(!nodes[node].routes.contains { $0.method == method }, "a route is added once: \(template)")
        nodes[node].routes.append((method, parameterNames.count))
        nodes[node].allow = Self.allowed(nodes[node].routes.map(\.method))
        parameterNames.append(names)
        return parameterNames.count - 1
    }

    /// The route of a request; HEAD is served by the route of GET.
    package func route(_ request: Request) -> Outcome {
        route(request.head.method, request.head.path, in: request.head.bytes)
    }

    /// The route of a method and a decoded path.
    package func route(_ method: Method, path: String) -> Outcome {
        let bytes = Array(path.utf8)
        return route(method, ByteRange(0, bytes.count), in: bytes)
    }

    private func route(_ method: Method, _ path: ByteRange, in bytes: [UInt8]) -> Outcome {
        guard !path.isEmpty, bytes[path.lower] == Byte.slash else { return .notFound }
        var match = RouteMatch(bytes)
        guard let found = find(0, path.lower + 1, path.upper, bytes, &match) else { return .notFound }
        let wanted = method == .head ? .get : method
        for route in nodes[found].routes where route.method == wanted || route.method == method {
            match.set(route: route.route, names: parameterNames[route.route])
            return .found(match)
        }
        return .methodNotAllowed(allow: nodes[found].allow)
    }

    /// The node with routes that the segments from `start` on lead to.
    ///
    /// A fixed segment that leads nowhere is left again, for the parameter beside it.
    private func find(_ node: Int, _ start: Int, _ end: Int, _ bytes: [UInt8], _ match: inout RouteMatch) -> Int? {
        var segmentEnd = start
        while segmentEnd < end, bytes[segmentEnd] != Byte.slash { segmentEnd += 1 }
        let segment = ByteRange(start, segmentEnd)
        let isLast = segmentEnd == end
        if let next = nodes[node].child(segment, bytes),
            let found = follow(next, isLast, segmentEnd, end, bytes, &match)
        {
            return found
        }
        guard let next = nodes[node].parameter, !segment.isEmpty else { return nil }
        match.push(segment)
        if let found = follow(next, isLast, segmentEnd, end, bytes, &match) { return found }
        match.pop()
        return nil
    }

    private func follow(
        _ node: Int, _ isLast: Bool, _ segmentEnd: Int, _ end: Int, _ bytes: [UInt8], _ match: inout RouteMatch
    ) -> Int? {
        guard isLast else { return find(node, segmentEnd + 1, end, bytes, &match) }
        return nodes[node].routes.isEmpty ? nil : node
    }

    private mutating func parameterNode(of node: Int) -> Int {
        if let known = nodes[node].parameter { return known }
        nodes.append(Node())
        nodes[node].parameter = nodes.count - 1
        return nodes.count - 1
    }

    private mutating func fixedNode(of node: Int, _ segment: [UInt8]) -> Int {
        if let known = nodes[node].fixed.first(where: { $0.segment == segment }) { return known.node }
        nodes.append(Node())
        nodes[node].fixed.append((segment, nodes.count - 1))
        return nodes.count - 1
    }

    /// The methods an `Allow` field lists: those with a route, HEAD beside GET, and OPTIONS.
    private static func allowed(_ methods: [Method]) -> [Method] {
        var allowed = methods
        if methods.contains(.get), !methods.contains(.head) { allowed.append(.head) }
        if !methods.contains(.options) { allowed.append(.options) }
        return allowed.sorted { $0.name < $1.name }
    }
}
