internal import HTTPServer
internal import JSON
internal import Trede
internal import TredeDomain

/// The operations on end reports, end advices and outcomes.
enum ClosingRoutes {
    static func routes(_ services: Services) -> [Route] {
        reports(services) + agreements(services) + advices(services) + outcomes(services)
    }

    private static func reports(_ services: Services) -> [Route] {
        let part = TrajectoryPart(
            segment: "endReports", parameter: "endReportId", noun: .endReport, trajectories: services.trajectories)
        let reports = services.endReports
        return [
            part.list(.listEndReports) { asked, page, transaction in
                try reports.list(of: asked.trajectory, page: page, by: asked.actor, in: transaction)
            } item: { report, object in
                report.writeItem(into: &object)
            } id: {
                $0.id.description
            },
            part.register(.deliverEndReport, decode: ClosingBody.report) { asked, content, transaction in
                try reports.deliver(content, in: asked.trajectory, by: asked.actor, transaction).shown
            },
            part.find(.getEndReport) { asked, id, transaction in
                try reports.find(id, of: asked.trajectory, by: asked.actor, in: transaction).shown
            },
        ]
    }

    private static func agreements(_ services: Services) -> [Route] {
        let part = TrajectoryPart(
            segment: "endAdviceAgreements", parameter: "endAdviceAgreementId", noun: .endAdvice,
            trajectories: services.trajectories)
        let agreements = services.endAdviceAgreements
        return [
            part.list(.listEndAdviceAgreements) { asked, page, transaction in
                try agreements.list(of: asked.trajectory, page: page, by: asked.actor, in: transaction)
            } item: { agreement, object in
                agreement.writeItem(into: &object)
            } id: {
                $0.id.description
            },
            part.register(.agreeWithEndAdvice, decode: ClosingBody.agreement) {
                asked, content, transaction in
                try agreements.agree(content, in: asked.trajectory, by: asked.actor, transaction).shown
            },
            part.find(.getEndAdviceAgreement) { asked, id, transaction in
                try agreements.find(id, of: asked.trajectory, by: asked.actor, in: transaction).shown
            },
        ]
    }

    private static func advices(_ services: Services) -> [Route] {
        let part = TrajectoryPart(
            segment: "endAdvices", parameter: "endAdviceId", noun: .endAdvice, trajectories: services.trajectories)
        let advices = services.endAdvices
        return [
            part.list(.listEndAdvices) { asked, page, transaction in
                try advices.list(of: asked.trajectory, page: page, by: asked.actor, in: transaction)
            } item: { advice, object in
                object.member("registeredOn", advice.result.registeredOn.description)
                object.member("code", advice.result.code)
            } id: {
                $0.id.description
            },
            part.register(.registerEndAdvice, decode: ClosingBody.advice) { asked, content, transaction in
                try advices.register(content, in: asked.trajectory, by: asked.actor, transaction).shown
            },
            part.find(.getEndAdvice) { asked, id, transaction in
                try advices.find(id, of: asked.trajectory, by: asked.actor, in: transaction).shown
            },
        ]
    }

    private static func outcomes(_ services: Services) -> [Route] {
        let part = TrajectoryPart(
            segment: "outcomes", parameter: "outcomeId", noun: .trajectory, trajectories: services.trajectories)
        let outcomes = services.outcomes
        return [
            part.list(.listOutcomes) { asked, page, transaction in
                try outcomes.list(of: asked.trajectory, page: page, by: asked.actor, in: transaction)
            } item: { outcome, object in
                outcome.writeItem(into: &object)
            } id: {
                $0.id.description
            },
            part.register(.registerOutcome, decode: ClosingBody.outcome) { asked, content, transaction in
                try outcomes.register(content, in: asked.trajectory, by: asked.actor, transaction).shown
            },
            part.find(.getOutcome) { asked, id, transaction in
                try outcomes.find(id, of: asked.trajectory, by: asked.actor, in: transaction).shown
            },
        ]
    }
}
