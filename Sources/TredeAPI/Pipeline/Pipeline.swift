package import HTTPServer
package import Trede
internal import TredeDomain

/// The steps every request goes through, in order: find the route, recognise the caller, count the request, check role,
/// scopes and on whose behalf, understand the request, do the work in one bracket, write the audit, answer.
package struct Pipeline: Sendable {
    private let table: RouteTable
    private let storage: Storage
    private let authenticator: Authenticator
    private let ids: IDSource
    private let longWork: LongWork
    private let standing: FileStanding
    private let emergencies: EmergencyAccessService
    private let journal: Journal
    private let refusals: RefusalAudit
    private let probes: ProbeBound
    private let purpose: PurposeDuty
    private let onBehalf: OnBehalfDuty
    private let quota: RequestQuota
    /// The address that links start with.
    package let base: String

    init(
        routes: [Route], storage: Storage, authenticator: Authenticator, standing: FileStanding,
        emergencies: EmergencyAccessService, ids: IDSource,
        longWork: LongWork, journal: Journal, attempts: AttemptBound, failures: FailedAttempts, purpose: PurposeDuty,
        onBehalf: OnBehalfDuty, quota: RequestQuota, base: String
    ) {
        table = RouteTable(routes)
        self.storage = storage
        self.authenticator = authenticator
        self.standing = standing
        self.emergencies = emergencies
        self.ids = ids
        self.longWork = longWork
        self.journal = journal
        refusals = RefusalAudit(storage: storage, bound: attempts)
        probes = ProbeBound(storage: storage, attempts: failures)
        self.purpose = purpose
        self.onBehalf = onBehalf
        self.quota = quota
        self.base = base
    }

    /// Whether the content of this request is taken while it arrives.
    package func takesPieces(_ request: Request) -> Bool {
        (try? table.match(request))??.route.takesPieces ?? false
    }

    /// Handles one request; it is answered once, on this thread, the writer's or one of its own.
    package func handle(_ request: Request, reader: StorageReader, _ reply: Reply) {
        var exchange = Exchange(request: request, trace: ids.id(of: Exchange.self).description, reply: reply)
        do {
            guard let match = try table.match(request) else { return finish(exchange, options(request)) }
            exchange.route = match.route
            exchange.routeIndex = match.index
            exchange.parameters = match.parameters
            let actor = try authenticator.authenticate(exchange, for: match.route, reader: reader)
            exchange.actor = actor
            if match.route.access != .open { try quota.take(actor.countedAs, now: storage.now.milliseconds) }
            guard match.route.admits(actor.role) else { throw Failure.forbidden }
            if let scope = match.route.scope, !actor.scopes.contains(scope) { throw ScopeMissing(scopes: [scope]) }
            try onBehalf.check(actor, match.route)
            try probes.holdBack(actor, match.route)
            let types = [match.route.produces, match.route.alsoProduces].compactMap(\.self)
            guard types.contains(where: { Acceptance.admits($0, request.header("accept")) }) else {
                throw NotAcceptable(produces: match.route.produces)
            }
            // RFC 9110, section 15.5.16: content that is coded is not understood, and must not be taken for what it is not.
            if let coding = request.header("content-encoding"), coding.lowercased() != "identity" {
                throw UnsupportedMediaType()
            }
            let call = Call(
                request: request, actor: actor, language: exchange.language, base: base, parameters: match.parameters,
                trace: exchange.trace)
            let work = try purpose.checked(exchange) { try match.route.plan(call) }
            try run(work, for: exchange, by: actor, reader: reader)
        } catch {
            refuse(exchange, error)
        }
    }

    private func run(_ work: Work, for exchange: Exchange, by actor: Actor, reader: StorageReader) throws {
        switch work {
        case .answer(let answer): finish(exchange, answer)
        case .later(let body): body { finish(exchange, $0) }
        case .read(let body): finish(exchange, try reader.read(body))
        case .look(let body): show(try look(body, by: actor, reader), for: exchange, by: actor)
        case .longLook(let body):
            try longWork.run(for: actor.countedAs) {
                let seen = Result { try look(body, by: actor, try storage.makeReader()) }
                return {
                    do { show(try seen.get(), for: exchange, by: actor) } catch { refuse(exchange, error) }
                }
            }
        case .write(let body):
            write(try IdempotentWork.wrap(body, exchange, by: actor, standing), for: exchange, by: actor)
        case .long(let body):
            // Who is not yet known shares what there is for such.
            try longWork.start(for: exchange.route?.access == .open ? nil : actor.countedAs) {
                do {
                    switch try body(try storage.makeReader()) {
                    case .whole(let answer):
                        precondition(answer.subjects.isEmpty, "What the audit has to know of is a look.")
                        finish(exchange, answer)
                    case .pieces(let answer, let write): try stream(exchange, answer, write)
                    }
                } catch {
                    refuse(exchange, error)
                }
            }
        }
    }

    /// What somebody looked at, and what decides whether it may be shown.
    private struct Seen {
        let answer: Answer
        /// The last time that less became visible to somebody before it was read; nil for who cannot lose anything.
        let narrowing: Int64?
        /// For each subject the access by which it was read, if it was.
        let purposes: [String?]
    }

    private func look(
        _ body: (borrowing ReadTransaction) throws -> Answer, by actor: Actor, _ reader: StorageReader
    ) throws -> Seen {
        try reader.read { transaction in
            // A code stands on what its drawer has.
            let mayLose = actor.role.isCaseManager || actor.isByCode
            let narrowing = mayLose ? try NarrowingStore.latest(in: transaction) : nil
            let answer = try body(transaction)
            // In the moment in which it is read: a right that ends before the audit is written was looked by all the
            // same (V-4, V-5).
            let purposes = try answer.subjects.map {
                try emergencies.purpose(of: actor, inFileOf: $0.referral, in: transaction)
            }
            return Seen(answer: answer, narrowing: narrowing, purposes: purposes)
        }
    }

    /// Sends content while it is made; an error in the middle breaks the answer off.
    private func stream(
        _ exchange: Exchange, _ answer: Answer, _ write: (_ write: ([UInt8]) -> Bool) throws -> Void
    ) throws {
        let coding = answer.mayCompress ? Coding(ofPiecesTo: exchange.request) : .none
        var encoder = try PieceEncoder(coding)
        let writer = exchange.reply.begin(Finishing.beginning(answer, exchange, coding))
        defer { journal.record(exchange, status: answer.status) }
        do {
            try write { writer.write(encoder.encode($0)) }
            if writer.write(encoder.end()) { writer.end() }
        } catch {
            journal.fault(exchange, error)
            writer.fail()
        }
    }

    /// Answers a look once the audit holds it on disk; what is not in the audit is not shown.
    ///
    /// Neither is what the participant took back or keeps from the reader since: the reader is to ask again (V-3).
    private func show(_ seen: Seen, for exchange: Exchange, by actor: Actor) {
        let answer = seen.answer
        // Made here, where many work at a time: the writer has one thread.
        let response = Finishing.response(answer, exchange, base: base)
        storage.submitRecord { transaction in
            if let narrowing = seen.narrowing {
                for referral in answer.subjects.compactMap(\.referral) {
                    let isLess = try NarrowingStore.happened(after: narrowing, to: referral, in: transaction)
                    guard !isLess else { throw Failure.overloaded }
                }
            }
            try audit(answer, exchange, by: actor, outcome: "read", seen.purposes, in: transaction)
        } completion: { result in
            switch result {
            case .success: send(response, for: answer, exchange)
            case .failure(let failure): refuse(exchange, failure)
            }
        }
    }

    private func write(
        _ body: @escaping @Sendable (borrowing WriteTransaction) throws -> Answer, for exchange: Exchange,
        by actor: Actor
    ) {
        storage.submit { transaction in
            let answer = try body(transaction)
            try audit(answer, exchange, by: actor, outcome: "done", in: transaction)
            return answer
        } completion: { result in
            conclude(exchange, result, by: actor)
        }
    }

    private func conclude(_ exchange: Exchange, _ result: Result<Answer, Failure>, by actor: Actor) {
        switch result {
        case .success(let answer) where answer.afterwards != nil: finishLater(exchange, answer, by: actor)
        case .success(let answer): finish(exchange, answer)
        case .failure(let failure): refuse(exchange, failure)
        }
    }

    /// Answers once what follows from a change is done; when that fails it is done later, and the change stands.
    private func finishLater(_ exchange: Exchange, _ answer: Answer, by actor: Actor) {
        do {
            try longWork.start(for: actor.countedAs) {
                do { try answer.afterwards?() } catch { journal.fault(exchange, error) }
                finish(exchange, answer)
            }
        } catch {
            finish(exchange, answer)
        }
    }

    private func audit(
        _ answer: Answer, _ exchange: Exchange, by actor: Actor, outcome: String, _ purposes: [String?]? = nil,
        in transaction: borrowing WriteTransaction
    ) throws {
        guard let operation = exchange.route?.operation else { return }
        for (index, subject) in answer.subjects.enumerated() {
            let purpose =
                try purposes.map { $0[index] }
                ?? emergencies.purpose(of: actor, inFileOf: subject.referral, in: transaction)
            let entry = AuditEntry(
                operation: operation, outcome: answer.isReplay ? "replayed" : outcome, compartment: subject.compartment,
                subject: subject.noun, subjectID: subject.id, referral: subject.referral, trace: exchange.trace,
                purpose: purpose.map { .named($0) } ?? exchange.purpose.map { .said($0) })
            try AuditStore.append(entry, by: actor, in: transaction)
        }
    }

    private func options(_ request: Request) -> Answer {
        var answer = Answer(status: 200, body: [])
        answer.fields = [MethodNotAllowed(allowed: table.methods(request)).field]
        return answer
    }

    private func finish(_ exchange: Exchange, _ answer: Answer) {
        send(Finishing.response(answer, exchange, base: base), for: answer, exchange)
    }

    private func send(_ response: Response, for answer: Answer, _ exchange: Exchange) {
        exchange.reply.send(response)
        journal.record(exchange, status: answer.status)
    }

    private func refuse(_ exchange: Exchange, _ error: any Error) {
        refusals.note(exchange, error)
        probes.note(exchange, error)
        let refused = error as? ClientRefused
        let problem = Problem(
            refusal: refused.map { authenticator.refusal(.invalidClient, of: $0.client, exchange) } ?? error)
        switch error as? Failure {
        case .fault(let fault), .diskFull(let fault): journal.fault(exchange, fault)
        default: break
        }
        let response = problem.response(language: exchange.language, base: base, trace: exchange.trace)
        exchange.reply.send(Finishing.completed(response, exchange))
        journal.record(exchange, status: response.status)
    }
}
