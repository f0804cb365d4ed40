internal import Trede

/// The operations on reference data.
enum RefDataRoutes {
    static func routes(_ services: Services) -> [Route] {
        MeasureRoutes.routes(services) + CatalogueRoutes.routes(services.regimes) + ProblemTypeRoutes.routes
    }
}
