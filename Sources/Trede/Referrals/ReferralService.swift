package import SQLite
package import TredeDomain

/// Takes referrals in, keeps their versions and shows them to those who may see them (F-1 to F-12).
package struct ReferralService: Sendable {
    let ids: IDSource
    let regimes: Regimes

    /// Takes a referral in; what is incomplete is kept as a draft (F-2).
    ///
    /// The same reference of the same client with the same content is the same referral (F-5).
    ///
    /// - Throws: `invalid` for days to come, `refused` when no regime applies (Z-1), `duplicate` when the reference
    ///   has other content (F-5) or the person has an open referral or a running trajectory (F-6).
    package func submit(
        _ submission: ReferralSubmission, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws -> ReferralSubmission.Result {
        let earlier = try ReferralStore.find(
            externalID: submission.externalID, client: actor.client, in: transaction)
        if let earlier { return .unchanged(try repeated(submission, of: earlier, by: actor, in: transaction)) }
        let regime = try regime(of: submission.content, by: actor, in: transaction)
        let person = try person(of: submission.content.participant, in: transaction)
        try refuseSecond(of: person, by: actor, in: transaction)
        var head = head(of: submission, person: person, regime: regime, now: transaction.now)
        head.isPossibleDuplicate = try hasNamesakes(submission.content, head.person, in: transaction)
        let number = try ReferralStore.insert(head, submission, by: actor, in: transaction)
        head = head.numbered(number, client: actor.client)
        try write(submission.content, of: head, assessment: 1, by: actor, in: transaction)
        return .created(
            file(head, submission.content, ReferralProgress(), for: actor, today: transaction.today))
    }

    /// Puts a new version under a referral that is not decided (F-5); it completes a draft and answers a question.
    ///
    /// - Throws: `notFound`, `stale`, `invalid`, `refused`, `duplicate`.
    package func replace(
        _ id: ID<Referral>, with submission: ReferralSubmission, expecting version: Int64, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> ReferralFile {
        var head = try own(id, of: actor, in: transaction)
        guard head.version == version else { throw Failure.stale(.referral, current: head.version) }
        guard head.externalID == submission.externalID else {
            throw Failure.invalid([Violation("externalId", .notChangeable, rule: .f5)])
        }
        if let refusal = head.state.refusalOfChange { throw Failure.refused([refusal]) }
        head.regime = try regime(of: submission.content, by: actor, in: transaction).code
        let person = try person(of: submission.content.participant, ofReferral: head, in: transaction)
        let isHandedIn = head.state == .draft && submission.content.completeness.isComplete
        if person.number != head.person || isHandedIn {
            try refuseSecond(of: person, otherThan: head.number, by: actor, in: transaction)
        }
        if person.number != head.person {
            try ReferralSealStore.moveAll(of: head.number, to: person.number, in: transaction)
        }
        let former = (number: head.person, id: head.personID)
        head.person = person.number
        head.personID = person.id
        head.submittedOn = submission.content.submittedOn
        head.isPossibleDuplicate = try hasNamesakes(submission.content, person.number, in: transaction)
        head.hasOtherIdentity = !person.isSame(as: submission.content.participant)
        head.version += 1
        head.contentVersion = head.version
        try ReferralStore.replace(head, submission, in: transaction)
        if former.number != head.person { try forget(former.number, former.id, by: actor, in: transaction) }
        let assessment = try AssessmentStore.nextNumber(of: head.number, in: transaction)
        try write(submission.content, of: head, assessment: assessment, by: actor, in: transaction)
        try moveOn(&head, after: submission.content, by: actor, in: transaction)
        let progress = try ReferralStore.progress(of: head, in: transaction)
        return file(head, submission.content, progress, for: actor, today: transaction.today)
    }

    /// A referral, with as much of it as the actor may see (V-2).
    ///
    /// - Throws: `notFound`, also when the actor may not know of it (V-9).
    package func find(
        _ id: ID<Referral>, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> ReferralView {
        let (head, sight) = try seen(id, by: actor, to: .getReferral, in: transaction)
        guard sight == .full else { return .open(try open(head, for: actor, in: transaction)) }
        let progress = try ReferralStore.progress(of: head, in: transaction)
        let content = try ReferralVersionStore.content(of: head, in: transaction)
        let file = file(head, content, progress, for: actor, today: transaction.today)
        let isKept = try Withheld.hasAssessment(of: head, from: actor, in: transaction)
        return .full(isKept ? file.withoutAssessment : file)
    }

    /// A page of the referrals the actor may see, in order of recording.
    ///
    /// - Throws: `forbidden` when asked by a reference the actor may not see (V-9).
    package func list(
        state: ReferralState?, externalID: String?, page: PageRequest, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<ReferralItem> {
        guard externalID == nil || actor.role == .referrer || actor.role == .screener else {
            throw Failure.forbidden
        }
        if let cursor = page.after {
            // A cursor of what the actor may not know of is no cursor (V-9).
            guard let last = ID<Referral>(bytes: cursor.bytes),
                let head = try ReferralStore.find(last, in: transaction),
                try ReferralSight(regimes: regimes).hasSeen(head, by: actor, in: transaction)
            else { throw PageRequest.unknownCursor }
        }
        let filter = ReferralListStore.Filter(state: state, externalID: externalID)
        guard actor.role.isCaseManager else {
            return try ReferralListStore.list(filter, page: page, by: actor, in: transaction)
        }
        return try listOpen(filter, page, by: actor, in: transaction)
    }

    /// A page without the files that closed after after-care (V-2).
    private func listOpen(
        _ filter: ReferralListStore.Filter, _ page: PageRequest, by actor: Actor,
        in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Page<ReferralItem> {
        let sight = ReferralSight(regimes: regimes)
        var open: [ReferralItem] = []
        var next: PageRequest? = page
        while let request = next, open.count <= page.size {
            let found = try ReferralListStore.list(filter, page: request, by: actor, in: transaction)
            for item in found.items {
                guard let head = try ReferralStore.find(item.id, in: transaction) else { continue }
                if try sight.sight(of: head, by: actor, in: transaction) != .nothing { open.append(item) }
            }
            next = found.next.map { PageRequest(size: page.size, after: $0) }
        }
        return Page(Array(open.prefix(page.size + 1)), request: page) { $0.id.bytes }
    }

    /// The referral that a client pushed under a reference; nil when there is none.
    package func id(
        ofExternalID externalID: String, by actor: Actor, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> ID<Referral>? {
        try ReferralStore.find(externalID: externalID, client: actor.client, in: transaction)?.id
    }

    /// The number under which the audit of a referral is kept, whoever asks.
    ///
    /// - Throws: `notFound`.
    package func number(
        of id: ID<Referral>, in transaction: borrowing Transaction<some TransactionMode>
    ) throws -> Int64 {
        guard let head = try ReferralStore.find(id, in: transaction) else { throw Failure.notFound(.referral) }
        return head.number
    }

    /// Takes a referral back before a decision (F-4).
    ///
    /// - Throws: `notFound`, `invalid`, `refused`.
    package func withdraw(
        _ id: ID<Referral>, on day: Day, reason: String, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> ReferralOpen {
        var (head, _) = try seen(id, by: actor, to: .withdrawReferral, in: transaction)
        try head.check(becoming: .withdrawn, on: day, named: "withdrawnOn", today: transaction.today)
        try ReferralStore.move(&head, to: .withdrawn, on: day, reason: reason, by: actor, in: transaction)
        return try open(head, for: actor, in: transaction)
    }
}

extension ReferralService {
    /// The same again answers as the first time; other content is refused (F-5).
    private func repeated(
        _ submission: ReferralSubmission, of head: ReferralHead, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws -> ReferralFile {
        guard try !transaction.vault.isErased(head.person) else { throw Failure.erased }
        guard try ReferralStore.digest(of: head, in: transaction) == submission.digest else {
            let reason: Reason = head.state.isFinal ? .contentChanged : .sameReferenceOtherContent
            throw Failure.duplicate(
                Refusal(.f5, reason, arguments: [head.externalID]), existing: head.id)
        }
        let progress = try ReferralStore.progress(of: head, in: transaction)
        return file(head, submission.content, progress, for: actor, today: transaction.today)
    }

    /// The regime of the day of application (Z-1); no day to come, and no referrer but the actor's own.
    private func regime(
        of content: ReferralContent, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws -> Regime {
        let violations =
            try ReferralAccessStore.violations(of: content.referrer, by: actor, in: transaction)
            + content.violations(today: transaction.today)
        guard violations.isEmpty else { throw Failure.invalid(violations) }
        let measure = Measure.activationTrajectory.rawValue
        guard let regime = regimes.regime(of: measure, applicationOn: content.submittedOn) else {
            throw Failure.refused([Refusal(.z1, .noRegime, arguments: ["\(content.submittedOn)"])])
        }
        return regime
    }

    /// The person with that number, or a new one (F-11).
    private func person(
        of participant: Participant, in transaction: borrowing WriteTransaction
    ) throws -> Person {
        if let known = try PersonStore.find(participant.ssin, in: transaction) { return known }
        return try PersonStore.insert(participant, id: ids.id(), in: transaction)
    }

    /// The person of a new version: a number that nobody has takes the place of the old one, where name and birth date
    /// say that it is the same person and nobody but this referral ever told of them (F-11).
    ///
    /// A BIS number is replaced by a national one for good, and stays as a former number. Any other was a mistake and is
    /// forgotten, for it may be somebody else's. A source cannot renumber whom others know: that makes another person of
    /// the same name, for a human to look at (F-12).
    private func person(
        of participant: Participant, ofReferral head: ReferralHead, in transaction: borrowing WriteTransaction
    ) throws -> Person {
        if let known = try PersonStore.find(participant.ssin, in: transaction) { return known }
        let person = try PersonStore.find(head.person, in: transaction)
        guard person.isSame(as: participant),
            try PersonStore.isKnown(person, onlyBy: head.number, in: transaction)
        else {
            return try PersonStore.insert(participant, id: ids.id(), in: transaction)
        }
        let before = try PersonStore.numbers(of: person, in: transaction).first { !$0.isReplaced }
        if before?.ssin.isBis == true, !participant.ssin.isBis {
            try PersonStore.replaceNumber(of: person, by: participant.ssin, in: transaction)
        } else {
            try PersonStore.correctNumber(of: person, to: participant.ssin, in: transaction)
        }
        return person
    }

    /// Erases a person of whom no referral tells any more, so that nobody is hung under a mistake (F-12, V-7).
    ///
    /// The key goes within the hour, once this is on disk: `ErasureService.finishBegun`.
    private func forget(
        _ person: Int64, _ id: ID<Person>, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws {
        guard try !PersonStore.hasReferral(person, in: transaction) else { return }
        try ErasureRecording(ids: ids).begin(
            person, id: id, ground: "no referral tells of the person any more", by: actor, in: transaction)
    }

    /// One open referral or running trajectory for each person (F-6); which of the two, and which one, is told only
    /// to who may see it.
    ///
    /// A draft has not been handed in and holds up nobody: it is checked when it is complete.
    private func refuseSecond(
        of person: Person, otherThan referral: Int64 = 0, by actor: Actor, in transaction: borrowing WriteTransaction
    ) throws {
        let open = try ReferralStore.openReferral(of: person.number, otherThan: referral, in: transaction)
        let running = try ReferralStore.runningReferral(of: person.number, in: transaction)
        guard let existing = open ?? running else { return }
        guard let visible = try visible(existing, to: actor, in: transaction) else {
            throw Failure.duplicate(Refusal(.f6, .otherFileExists), existing: nil)
        }
        throw Failure.duplicate(
            Refusal(.f6, open == nil ? .runningTrajectoryExists : .openReferralExists), existing: visible)
    }

    private func visible(
        _ id: ID<Referral>, to actor: Actor, in transaction: borrowing WriteTransaction
    ) throws -> ID<Referral>? {
        guard let head = try ReferralStore.find(id, in: transaction) else { return nil }
        let sight = try ReferralSight(regimes: regimes).sight(of: head, by: actor, in: transaction)
        return sight == .nothing ? nil : id
    }

    private func hasNamesakes(
        _ content: ReferralContent, _ person: Int64, in transaction: borrowing WriteTransaction
    ) throws -> Bool {
        try !PersonStore.namesakes(of: content.participant, otherThan: person, in: transaction).isEmpty
    }

    private func head(
        of submission: ReferralSubmission, person: Person, regime: Regime, now: Int64
    ) -> ReferralHead {
        let content = submission.content
        return ReferralHead(
            id: ids.id(), number: 0, client: 0, externalID: submission.externalID, person: person.number,
            personID: person.id, measure: .activationTrajectory, regime: regime.code,
            state: content.completeness.isComplete ? .submitted : .draft, stateSince: content.submittedOn, version: 1,
            contentVersion: 1, submittedOn: content.submittedOn, isPossibleDuplicate: false,
            hasOtherIdentity: !person.isSame(as: content.participant), recordedAt: Instant(milliseconds: now))
    }

    private func write(
        _ content: ReferralContent, of head: ReferralHead, assessment number: Int, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws {
        let place = AssessmentStore.Place(
            referral: head.number, person: head.person, number: number, assessorRole: .referrer)
        let assessment = try content.icf.map {
            try AssessmentStore.insert($0, id: ids.id(), at: place, by: actor, in: transaction)
        }
        try ReferralVersionStore.insert(content, of: head, assessment: assessment, by: actor, in: transaction)
    }

    /// A draft that is complete now is submitted; an open question is answered.
    private func moveOn(
        _ head: inout ReferralHead, after content: ReferralContent, by actor: Actor,
        in transaction: borrowing WriteTransaction
    ) throws {
        let today = transaction.today
        switch head.state {
        case .draft where content.completeness.isComplete:
            try ReferralStore.move(&head, to: .submitted, on: today, by: actor, in: transaction)
        case .informationRequested:
            try InformationRequestStore.answer(of: head.number, on: today, in: transaction)
            try ReferralStore.move(&head, to: .inScreening, on: today, by: actor, in: transaction)
        default: break
        }
    }
}
