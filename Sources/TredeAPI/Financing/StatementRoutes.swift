internal import HTTPServer
internal import JSON
internal import Trede
internal import TredeDomain

/// The operation that draws up statements.
enum StatementRoutes {
    static func routes(_ services: Services) -> [Route] {
        let (statements, trajectories) = (services.statements, services.trajectories)
        return [
            Route(.getStatement, .get, "/statements") { call in
                let (subject, day) = try question(call)
                return .look { transaction in
                    let statement = try statements.draw(subject, on: day, by: call.actor, in: transaction)
                    let body = Answer.ok(call.body(statement))
                    return switch subject {
                    case .trajectory(let id):
                        body.about(
                            .trajectory, id, referral: try trajectories.referral(of: id, in: transaction), .money)
                    case .organisation(let id): body.about(.organisation, id, .money)
                    case .network(let id): body.about(.network, id, .money)
                    }
                }
            }
        ]
    }

    /// What is asked for: one subject and a day, both required.
    private static func question(_ call: Call) throws -> (Statement.Subject, Day) {
        var query = call.query()
        let day = query.value("on", format: InputFormat.day) { Day($0) }
        let subjects = [
            query.value("trajectoryId", format: InputFormat.id) { ID($0).map(Statement.Subject.trajectory) },
            query.value("organisationId", format: InputFormat.id) { ID($0).map(Statement.Subject.organisation) },
            query.value("networkId", format: InputFormat.id) { ID($0).map(Statement.Subject.network) },
        ].compactMap { $0 }
        try query.finish()
        var violations: [Violation] = []
        if day == nil { violations.append(Violation("on", .required, place: .query)) }
        if subjects.isEmpty { violations.append(Violation("trajectoryId", .required, place: .query)) }
        if subjects.count > 1 {
            violations.append(Violation("trajectoryId", .repeatedParameter, place: .query))
        }
        guard violations.isEmpty, let day, let subject = subjects.first else { throw Failure.invalid(violations) }
        return (subject, day)
    }
}

extension Call {
    /// A statement as it is answered.
    fileprivate func body(_ statement: Statement) -> [UInt8] {
        let (name, id) =
            switch statement.subject {
            case .trajectory(let id): ("trajectoryId", id.description)
            case .organisation(let id): ("organisationId", id.description)
            case .network(let id): ("networkId", id.description)
            }
        return JSONWriter.object { object in
            object.member("href", "\(base)/statements?on=\(statement.on)&\(name)=\(id)")
            object.member("on", statement.on.description)
            object.member(named: name, id)
            object.member("trajectories", statement.trajectories)
            object.array("lines") { array in
                for line in statement.lines { array.object { write(line, into: &$0) } }
            }
            if let whole = statement.whole { write(whole, into: &object) }
        }
    }

    private func write(_ line: Statement.Line, into object: inout JSONObjectWriter) {
        object.member("rule", code: line.rule)
        object.member("role", code: line.beneficiary)
        object.member("organisationId", line.organisation.description)
        object.member("enterpriseNumber", line.enterpriseNumber)
        object.member("dueCents", Int(line.dueCents))
        object.member("paidCents", Int(line.paidCents))
        object.memberIfPresent("receivableCents", line.receivableCents > 0 ? Int(line.receivableCents) : nil)
    }

    private func write(_ whole: Statement.Whole, into object: inout JSONObjectWriter) {
        object.member("scheme", code: whole.scheme)
        object.member("budgetCents", Int(whole.budgetCents))
        object.member("unspentCents", Int(whole.unspentCents))
        object.member("shortfallCents", Int(whole.shortfallCents))
        object.member("reserveCents", Int(whole.reserveCents))
        object.member("dueBackToGovernmentCents", Int(whole.dueBackCents))
        object.member("effortMinutes", whole.effortMinutes)
        object.object("sessions") { sessions in
            sessions.member("held", whole.sessions.held)
            sessions.member("noShow", whole.sessions.noShow)
            sessions.member("cancelled", whole.sessions.cancelled)
        }
    }
}
