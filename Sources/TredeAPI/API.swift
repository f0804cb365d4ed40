package import Logging
package import Trede

/// The HTTP API over the services: every route of openapi.yaml.
package enum API {
    /// Every route, in the order of openapi.yaml.
    package static func routes(_ services: Services, readiness: Readiness) -> [Route] {
        [
            OrganisationRoutes.routes(services),
            ReferralRoutes.routes(services),
            ScreeningRoutes.routes(services),
            DecisionRoutes.routes(services),
            AppealRoutes.routes(services),
            PersonRoutes.routes(services),
            TrajectoryRoutes.routes(services),
            TrajectoryFactRoutes.routes(services),
            DeadlineRoutes.routes(services),
            ClosingRoutes.routes(services),
            ProfessionalRoutes.routes(services),
            NetworkRoutes.routes(services),
            RefDataRoutes.routes(services),
            AssessmentRoutes.routes(services),
            PlanRoutes.routes(services),
            SignatureRoutes.routes(services),
            OrderRoutes.routes(services),
            SessionRoutes.routes(services),
            InternshipRoutes.routes(services),
            EntitlementRoutes.routes(services),
            LedgerRoutes.routes(services),
            PaymentRoutes.routes(services),
            StatementRoutes.routes(services),
            ImportRoutes.routes(services),
            InsightRoutes.routes(services),
            AuditRoutes.routes(services),
            ServiceRoutes.routes(services, readiness),
        ].flatMap(\.self)
    }

    /// What counts the requests of every route.
    package static func counters(_ services: Services) -> Counters {
        Counters(routes: routes(services, readiness: Readiness()))
    }

    /// The pipeline of every route; `publicAddress` is what links start with, as `https://trede.example`.
    package static func pipeline(
        _ services: Services, readiness: Readiness, counters: Counters? = nil, longWork: LongWork = LongWork(),
        attempts: AttemptBound = AttemptBound(), purpose: PurposeDuty = .optional, logger: Logger,
        publicAddress: String
    ) -> Pipeline {
        let routes = routes(services, readiness: readiness)
        return Pipeline(
            routes: routes, storage: services.storage, clients: services.clients, standing: services.standing,
            ids: services.ids, longWork: longWork, journal: Journal(logger, counters: counters),
            attempts: attempts, purpose: purpose, base: publicAddress + RouteTable.prefix)
    }
}
