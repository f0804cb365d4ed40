internal import HTTPServer
internal import JSON
internal import Trede
internal import TredeDomain

/// The operations on sessions.
enum SessionRoutes {

    static func routes(_ services: Services) -> [Route] {
        readRoutes(services.sessions, services.trajectories) + [registration(services)]
            + changeRoutes(services.sessions)
    }

    private static func readRoutes(_ sessions: SessionService, _ trajectories: TrajectoryService) -> [Route] {
        [
            Route(.listSessions, .get, "/trajectories/{trajectoryId}/sessions") { call in
                let id = try call.id(0, .trajectory, of: Trajectory.self)
                var query = call.query()
                let page = query.page()
                try query.finish()
                return .look { transaction in
                    let found = try sessions.list(of: id, page: page, by: call.actor, in: transaction)
                    let list = "/trajectories/\(id)/sessions"
                    let answer = Answer.ok(call.page(found, page, at: list, item: call.writeItem))
                    let referral = try trajectories.referral(of: id, in: transaction)
                    // The controller sees what is to be paid; for who works with the person it is what was done.
                    let compartment: AuditEntry.Compartment =
                        call.actor.role == .controller ? .money : .confidential
                    return answer.about(.session, ID<Session>?.none, referral: referral, compartment)
                }
            },
            Route(.getSession, .get, "/sessions/{sessionId}") { call in
                try call.noQuery()
                let id = try call.id(0, .session, of: Session.self)
                return .look { transaction in
                    let found = try sessions.find(id, by: call.actor, in: transaction)
                    return Answer.ok(call.body(found.view), version: found.view.progress.version)
                        .about(.session, id, referral: found.referral, found.view.compartment)
                }
            },
        ]
    }

    private static func changeRoutes(_ sessions: SessionService) -> [Route] {
        [
            change(.verifySession, "verifications") { call in
                let day = try call.body { object in object.value("verifiedOn", format: InputFormat.day) { Day($0) } }
                return { try sessions.verify($0, on: day, by: call.actor, in: $1) }
            },
            change(.disputeSession, "disputes") { call in
                let draft = try call.body(SessionBody.decodeDispute)
                return { id, transaction in
                    try sessions.dispute(
                        id, reason: draft.reason, on: draft.disputedOn, by: call.actor, in: transaction)
                }
            },
            change(.resolveSessionDispute, "disputeResolutions") { call in
                let draft = try call.body(SessionBody.decodeResolution)
                return { id, transaction in
                    try sessions.resolve(
                        id, reason: draft.reason, on: draft.resolvedOn, by: call.actor, in: transaction)
                }
            },
            change(.correctSession, "corrections") { call in
                let correction = try call.body(SessionBody.decodeCorrection)
                return { try sessions.correct($0, correction, by: call.actor, in: $1) }
            },
        ]
    }

    private typealias Change =
        @Sendable (ID<Session>, borrowing WriteTransaction) throws -> (view: SessionView, referral: Int64)

    /// Something done to one session, which answers with the session.
    private static func change(
        _ operation: ContractOperation, _ name: String, plan: @escaping @Sendable (Call) throws -> Change
    ) -> Route {
        Route(operation, .post, "/sessions/{sessionId}/\(name)") { call in
            try call.noQuery()
            let id = try call.id(0, .session, of: Session.self)
            let change = try plan(call)
            return .write { transaction in
                let made = try change(id, transaction)
                return Answer.created(
                    call.body(made.view), at: "/sessions/\(id)", version: made.view.progress.version
                ).about(.session, id, referral: made.referral, .confidential)
            }
        }
    }

    /// Registers one or many sessions; each one fails alone.
    private static func registration(_ services: Services) -> Route {
        let sessions = services.sessions
        return Route(.registerSessions, .post, "/sessions") { call in
            try call.noQuery()
            let drafts = try call.body(SessionBody.decodeBatch)
            return .write { transaction in
                let results = try sessions.register(drafts, by: call.actor, in: transaction)
                var answer = Answer(status: 207, body: call.body(results))
                answer = answer.about(.session, nil as ID<Session>?, .confidential)
                answer.others = files(of: results)
                return answer
            }
        }
    }

    /// One of the sessions registered in each file.
    private static func files(of results: [Result<SessionService.Registered, Failure>]) -> [Answer.Subject] {
        var files: [Int64: ID<Session>] = [:]
        for case .success(let made) in results where files[made.referral] == nil { files[made.referral] = made.id }
        return files.sorted { $0.key < $1.key }.map { referral, id in
            Answer.Subject(
                noun: .session, id: id.bytes, referral: referral, compartment: .confidential, isReceipt: true)
        }
    }

    /// A failure with the names as they stand in a request for many.
    fileprivate static func named(_ failure: Failure, at index: Int) -> Failure {
        guard case .invalid(let violations) = failure else { return failure }
        return .invalid(
            violations.map {
                Violation("items[\(index)].\($0.name)", $0.reason, rule: $0.rule, arguments: $0.arguments)
            })
    }
}

extension SessionView {
    fileprivate var compartment: AuditEntry.Compartment {
        guard case .whole = self else { return .money }
        return .confidential
    }
}

extension Call {
    /// One answer for each session, in the order sent.
    fileprivate func body(_ results: [Result<SessionService.Registered, Failure>]) -> [UInt8] {
        JSONWriter.object(byteCapacity: 256 * results.count) { object in
            object.array("items") { array in
                for (index, result) in results.enumerated() {
                    array.object { object in
                        object.member("index", index)
                        switch result {
                        case .success(let made):
                            object.member("status", 201)
                            object.member("id", made.id.description)
                            object.member("href", "\(base)/sessions/\(made.id)")
                        case .failure(let failure):
                            let response = Problem(SessionRoutes.named(failure, at: index))
                                .response(language: language, base: base, trace: trace)
                            object.member("status", response.status)
                            object.member("problem", rawJSON: response.body)
                        }
                    }
                }
            }
        }
    }
}
