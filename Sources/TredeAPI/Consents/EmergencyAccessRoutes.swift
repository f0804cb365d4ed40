internal import HTTPServer
internal import JSON
internal import Trede
internal import TredeDomain

/// The operations by which somebody of the team opens a file without consent, and a second person judges it.
enum EmergencyAccessRoutes {
    static func routes(_ services: Services) -> [Route] {
        let part = TrajectoryPart(
            segment: "emergencyAccesses", parameter: "emergencyAccessId", noun: .emergencyAccess,
            trajectories: services.trajectories)
        let accesses = services.emergencyAccesses
        return [
            part.list(.listEmergencyAccesses) { asked, page, transaction in
                try accesses.list(of: asked.trajectory, page: page, by: asked.actor, in: transaction)
            } item: {
                $0.writeItem(into: &$1)
            } id: {
                $0.id.description
            },
            part.register(
                .openEmergencyAccess, decode: ConsentBody.opening
            ) { asked, opening, transaction in
                try accesses.open(
                    asked.trajectory, reason: opening.reason, hours: opening.hours, by: asked.actor, in: transaction
                ).shown
            },
            part.find(.getEmergencyAccess) { asked, id, transaction in
                try accesses.find(id, of: asked.trajectory, by: asked.actor, in: transaction).shown
            },
            part.act(
                .reviewEmergencyAccess, "reviews",
                decode: ConsentBody.review
            ) { asked, id, review, transaction in
                try accesses.review(
                    id, of: asked.trajectory, review.outcome, motivation: review.motivation, by: asked.actor,
                    in: transaction
                ).shown
            },
            unreviewed(accesses),
        ]
    }

    private static func unreviewed(_ accesses: EmergencyAccessService) -> Route {
        Route(.listUnreviewedAccesses, .get, "/emergencyAccesses") { call in
            let page = try call.pageOnly()
            return .read { transaction in
                let found = try accesses.unreviewed(page: page, by: call.actor, in: transaction)
                return .ok(
                    call.page(found, page, at: "/emergencyAccesses") { access, object in
                        let path = "/trajectories/\(access.trajectory)/emergencyAccesses/\(access.id)"
                        object.member("id", access.id.description)
                        object.member("href", call.base + path)
                        object.member("trajectoryId", access.trajectory.description)
                        access.writeItem(into: &object)
                    })
            }
        }
    }
}
