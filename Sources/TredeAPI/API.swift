package import Logging
package import Trede
internal import TredeDomain

/// The HTTP API over the services: every route of openapi.yaml.
package enum API {
    /// Every route, in the order of openapi.yaml.
    package static func routes(_ services: Services, readiness: Readiness) -> [Route] {
        [
            OrganisationRoutes.routes(services).scoped(.organisations),
            ReferralRoutes.routes(services).scoped(.referrals),
            ScreeningRoutes.routes(services).scoped(.screenings),
            DecisionRoutes.routes(services).scoped(.screenings),
            AppealRoutes.routes(services).scoped(.referrals),
            PersonRoutes.routes(services).scoped(.persons, .consult),
            TrajectoryRoutes.routes(services).scoped(.trajectories),
            TrajectoryFactRoutes.routes(services).scoped(.trajectories),
            AccessCodeRoutes.routes(services).scoped(.trajectories),
            DeadlineRoutes.routes(services).scoped(.trajectories),
            ClosingRoutes.routes(services).scoped(.closing),
            ProfessionalRoutes.routes(services).scoped(.organisations),
            NetworkRoutes.routes(services).scoped(.networks),
            RefDataRoutes.routes(services).scoped(.referenceData),
            AssessmentRoutes.routes(services).scoped(.assessments),
            PlanRoutes.routes(services).scoped(.plans),
            SignatureRoutes.routes(services).scoped(.plans),
            OrderRoutes.routes(services).scoped(.actions),
            SessionRoutes.routes(services).scoped(.actions),
            InternshipRoutes.routes(services).scoped(.internships),
            EntitlementRoutes.routes(services).scoped(.financing),
            LedgerRoutes.routes(services).scoped(.financing),
            PaymentRoutes.routes(services).scoped(.financing),
            StatementRoutes.routes(services).scoped(.financing),
            ImportRoutes.routes(services).scoped(.imports),
            InsightRoutes.routes(services).scoped(.insight),
            ConsentRoutes.routes(services).scoped(.consents),
            EmergencyAccessRoutes.routes(services).scoped(.consents),
            AuditRoutes.routes(services).scoped(.audit),
            TokenRoutes.routes(services),
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
        failures: FailedAttempts = FailedAttempts(),
        attempts: AttemptBound = AttemptBound(), purpose: PurposeDuty = .optional,
        onBehalf: OnBehalfDuty = .optional, quota: RequestQuota = RequestQuota(), logger: Logger, publicAddress: String
    ) -> Pipeline {
        let routes = routes(services, readiness: readiness)
        let journal = Journal(logger, counters: counters)
        let base = publicAddress + RouteTable.prefix
        return Pipeline(
            routes: routes, storage: services.storage,
            authenticator: Authenticator(services, attempts: failures, journal: journal, issuer: base),
            standing: services.standing, emergencies: services.emergencyAccesses, ids: services.ids, longWork: longWork,
            journal: journal,
            attempts: attempts, failures: failures, purpose: purpose, onBehalf: onBehalf, quota: quota, base: base)
    }
}
