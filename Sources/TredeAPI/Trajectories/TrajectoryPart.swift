internal import HTTPServer
internal import JSON
internal import Trede
internal import TredeDomain

/// What belongs to one trajectory, below which it is listed, read and registered.
struct TrajectoryPart: Sendable {
    /// Its path below the trajectory's, as `conversations`.
    let segment: String
    /// The name of the path's second parameter.
    let parameter: String
    /// What failures and the audit call it.
    let noun: Noun
    /// The trajectories it belongs to.
    let trajectories: TrajectoryService

    /// A call about one trajectory.
    struct Asked: Sendable {
        let call: Call
        let trajectory: ID<Trajectory>

        init(_ call: Call) throws {
            self.call = call
            trajectory = try call.id(0, .trajectory, of: Trajectory.self)
        }

        var actor: Actor { call.actor }
    }

    /// What is answered about one thing.
    struct Shown<Subject> {
        let id: ID<Subject>
        var version: Int64 = 1
        let isConfidential: Bool
        let members: (inout JSONObjectWriter) -> Void
    }

    var listTemplate: String { "/trajectories/{trajectoryId}/\(segment)" }
    var template: String { "\(listTemplate)/{\(parameter)}" }

    /// The route that lists it; `item` writes everything but the link, and `id` gives the identifier.
    ///
    /// A list of what is confidential is written to the audit (V-5).
    func list<Item>(
        _ operation: ContractOperation, isConfidential: Bool = false,
        _ find: @escaping @Sendable (Asked, PageRequest, borrowing ReadTransaction) throws -> Page<Item>,
        item: @escaping @Sendable (Item, inout JSONObjectWriter) -> Void, id: @escaping @Sendable (Item) -> String
    ) -> Route {
        Route(operation, .get, listTemplate) { call in
            let asked = try Asked(call)
            let page = try call.pageOnly()
            let path = "/trajectories/\(asked.trajectory)/\(segment)"
            let answer: @Sendable (borrowing ReadTransaction) throws -> Answer = { transaction in
                let found = try find(asked, page, transaction)
                return .ok(
                    call.page(found, page, at: path) { element, object in
                        object.member("id", id(element))
                        object.member("href", "\(call.base)\(path)/\(id(element))")
                        item(element, &object)
                    })
            }
            guard isConfidential else { return .read(answer) }
            return .look { transaction in
                // First what refuses: more would be asked of a file that is there and foreign (V-9).
                let list = try answer(transaction)
                let referral = try trajectories.referral(of: asked.trajectory, in: transaction)
                return list.about(noun, ID<Item>?.none, referral: referral, .confidential)
            }
        }
    }

    /// The route that reads one; it is written to the audit, since some see of it what is confidential (V-5).
    func find<Subject>(
        _ operation: ContractOperation,
        _ find: @escaping @Sendable (Asked, ID<Subject>, borrowing ReadTransaction) throws -> Shown<Subject>
    ) -> Route {
        Route(operation, .get, template) { call in
            let asked = try Asked(call)
            try call.noQuery()
            let id = try call.id(1, noun, of: Subject.self)
            return .look { transaction in
                let shown = try find(asked, id, transaction)
                let answer = Answer.ok(body(shown, asked), version: shown.version)
                return try audited(
                    answer, shown, of: trajectories.referral(of: asked.trajectory, in: transaction))
            }
        }
    }

    /// The route that registers one.
    func register<Content: Sendable, Subject>(
        _ operation: ContractOperation, decode: @escaping @Sendable (inout JSONObject) -> Content?,
        _ register: @escaping @Sendable (Asked, Content, borrowing WriteTransaction) throws -> Shown<Subject>
    ) -> Route {
        Route(operation, .post, listTemplate) { call in
            let asked = try Asked(call)
            try call.noQuery()
            let content = try call.body(decode)
            return .write { transaction in
                let shown = try register(asked, content, transaction)
                let path = "/trajectories/\(asked.trajectory)/\(segment)/\(shown.id)"
                let answer = Answer.created(body(shown, asked), at: path, version: shown.version)
                return try audited(
                    answer, shown, of: trajectories.referral(of: asked.trajectory, in: transaction))
            }
        }
    }

    /// The route that changes one, resting on a version.
    func change<Content: Sendable, Subject>(
        _ operation: ContractOperation, decode: @escaping @Sendable (inout JSONObject) -> Content?,
        _ change:
            @escaping @Sendable (Asked, ID<Subject>, Int64, Content, borrowing WriteTransaction) throws
            -> Shown<Subject>
    ) -> Route {
        Route(operation, .put, template) { call in
            let asked = try Asked(call)
            try call.noQuery()
            let id = try call.id(1, noun, of: Subject.self)
            let version = try call.expectedVersion(of: noun)
            let content = try call.body(decode)
            return .write { transaction in
                let shown = try change(asked, id, version, content, transaction)
                let answer = Answer.ok(body(shown, asked), version: shown.version)
                return try audited(
                    answer, shown, of: trajectories.referral(of: asked.trajectory, in: transaction))
            }
        }
    }

    /// The route of an act on one, which answers with it as it then is.
    func act<Content: Sendable, Subject>(
        _ operation: ContractOperation, _ name: String,
        decode: @escaping @Sendable (inout JSONObject) -> Content?,
        _ act:
            @escaping @Sendable (Asked, ID<Subject>, Content, borrowing WriteTransaction) throws -> Shown<Subject>
    ) -> Route {
        Route(operation, .post, "\(template)/\(name)") { call in
            let asked = try Asked(call)
            try call.noQuery()
            let id = try call.id(1, noun, of: Subject.self)
            let content = try call.body(decode)
            return .write { transaction in
                let shown = try act(asked, id, content, transaction)
                let path = "/trajectories/\(asked.trajectory)/\(segment)/\(id)"
                let answer = Answer.created(body(shown, asked), at: path, version: shown.version)
                return try audited(
                    answer, shown, of: trajectories.referral(of: asked.trajectory, in: transaction))
            }
        }
    }

    private func body<Subject>(_ shown: Shown<Subject>, _ asked: Asked) -> [UInt8] {
        JSONWriter.object { object in
            object.member("id", shown.id.description)
            object.member("href", "\(asked.call.base)/trajectories/\(asked.trajectory)/\(segment)/\(shown.id)")
            object.member("version", Int(shown.version))
            object.member("trajectoryId", asked.trajectory.description)
            shown.members(&object)
        }
    }

    private func audited<Subject>(_ answer: Answer, _ shown: Shown<Subject>, of referral: Int64) -> Answer {
        answer.about(noun, shown.id, referral: referral, shown.isConfidential ? .confidential : .open)
    }
}
