internal import HTTPServer

/// Feeds paths to the router, and finds their routes a second time by trying every template.
struct RouterFuzzer {
    private static let templates: [(method: Method, template: String)] = [
        (.get, "/"), (.get, "/a"), (.post, "/a"), (.get, "/a/{x}"), (.put, "/a/{x}"), (.get, "/a/b"), (.get, "/a/b/c"),
        (.get, "/a/{x}/c"), (.delete, "/a/{x}/{y}"), (.get, "/{x}/b/{y}/c/{z}"), (.get, "/{x}/b/c"), (.head, "/d"),
        (.options, "/d"), (.get, "/d/"), (.get, "/{x}/d//e"), (.patch, "/a/b/{x}/c/{y}/d/{z}"),
    ]
    private static let methods: [Method] = [
        .get, .head, .post, .put, .patch, .delete, .options, .trace, .other("BREW"),
    ]
    private static let pieces = ["a", "b", "c", "d", "e", "", "aa", "{x}", "\u{e9}", " ", "*", "."]

    private let router = templates.reduce(into: Router()) { $0.add($1.method, $1.template) }
    private let segments = templates.map {
        $0.template.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    }

    func feed(_ generator: inout SeededGenerator) throws(Finding) {
        let method = generator.pick(Self.methods)
        var path = generator.below(20) == 0 ? "" : "/"
        for index in 0..<generator.below(8) { path += (index > 0 ? "/" : "") + generator.pick(Self.pieces) }
        let (expected, found) = (expected(method, path), found(method, path))
        guard found == expected else {
            throw Finding("\(method.name) led to \(found), and should to \(expected)", Array(path.utf8))
        }
    }

    private func found(_ method: Method, _ path: String) -> [String] {
        switch router.route(method, path: path) {
        case .found(let match): [String(match.route)] + (0..<match.parameterCount).map { match[$0] }
        case .notFound: []
        case .methodNotAllowed(let allow): ["allow"] + allow.map(\.name)
        }
    }

    /// Of the templates that fit, the one that is fixed where the others are not, counted from the left.
    private func expected(_ method: Method, _ path: String) -> [String] {
        guard path.hasPrefix("/") else { return [] }
        let parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        let fitting = segments.indices.filter { fits(segments[$0], parts) }
        guard let best = fitting.map({ rank($0) }).max() else { return [] }
        let routes = fitting.filter { rank($0) == best }
        let wanted = method == .head && !routes.contains { Self.templates[$0].method == .head } ? .get : method
        guard let route = routes.first(where: { Self.templates[$0].method == wanted }) else {
            var allow = Set(routes.map { Self.templates[$0].method.name } + ["OPTIONS"])
            if allow.contains("GET") { allow.insert("HEAD") }
            return ["allow"] + allow.sorted()
        }
        return [String(route)] + zip(segments[route], parts).filter { $0.0.hasPrefix("{") }.map { String($0.1) }
    }

    private func fits(_ segments: [Substring], _ parts: [Substring]) -> Bool {
        segments.count == parts.count
            && zip(segments, parts).allSatisfy { $0.hasPrefix("{") ? !$1.isEmpty : $0.utf8.elementsEqual($1.utf8) }
    }

    private func rank(_ index: Int) -> String {
        String(segments[index].map { $0.hasPrefix("{") ? "0" : "1" })
    }
}
