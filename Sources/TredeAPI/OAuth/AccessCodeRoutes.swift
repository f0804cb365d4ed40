internal import HTTPServer
internal import JSON
internal import Trede
internal import TredeDomain

/// The operation by which a case manager lets a participant in.
enum AccessCodeRoutes {
    static func routes(_ services: Services) -> [Route] {
        let codes = services.accessCodes
        let template = "/trajectories/{trajectoryId}/accessCodes"
        return [
            Route(.issueAccessCode, .post, template) { call in
                let trajectory = try call.id(0, .trajectory, of: Trajectory.self)
                try call.noQuery()
                let minutes = try call.body { $0.integer("validMinutes", in: AccessCodeService.minutes) }
                // Nobody gives more than one has: the narrowest grant wins (V-8).
                let missing = Scope.ofParticipants.filter { !call.actor.scopes.contains($0) }
                guard missing.isEmpty else { throw ScopeMissing(scopes: missing) }
                return .write { transaction in
                    let issued = try codes.issue(
                        for: trajectory, minutes: minutes, by: call.actor, in: transaction)
                    let body = JSONWriter.object { object in
                        object.member("code", issued.code.text)
                        object.member("expiresAt", issued.expiresAt.description)
                    }
                    return Answer.created(body, at: "/trajectories/\(trajectory)")
                        .about(.trajectory, trajectory, referral: issued.referral, .open)
                }
            }.answeredOnce
        ]
    }
}
