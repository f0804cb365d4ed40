internal import HTTPServer
internal import TredeDomain

/// Finds the route of a request.
struct RouteTable: Sendable {
    private let routes: [Route]
    private let router: Router

    /// A route and the values of its parameters, in order.
    struct Match {
        let index: Int
        let route: Route
        let parameters: [String]
    }

    init(_ routes: [Route]) {
        self.routes = routes
        var router = Router()
        for route in routes { router.add(route.method, RouteTable.prefix + route.template) }
        self.router = router
    }

    /// The path all operations start with, as openapi.yaml states it under `servers`.
    static let prefix = "/trede/v1"

    /// The route and its parameters; nil for `OPTIONS`, which every path answers.
    ///
    /// - Throws: `notFound`, `MethodNotAllowed`.
    func match(_ request: Request) throws -> Match? {
        switch router.route(request) {
        case .found(let found):
            return Match(
                index: found.route, route: routes[found.route],
                parameters: (0..<found.parameterCount).map { found[$0] })
        case .methodNotAllowed(let methods):
            if request.method == .options { return nil }
            throw MethodNotAllowed(allowed: methods)
        case .notFound: throw Failure.notFound(.path)
        }
    }

    /// The methods of the request's path.
    func methods(_ request: Request) -> [Method] {
        guard case .methodNotAllowed(let methods) = router.route(request) else { return [] }
        return methods
    }
}
