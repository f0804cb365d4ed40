internal import HTTPServer
internal import JSON
internal import Trede
internal import TredeDomain

/// The operations on assessments of a trajectory.
enum AssessmentRoutes {
    private static let list = "/trajectories/{trajectoryId}/assessments"

    static func routes(_ services: Services) -> [Route] {
        let assessments = services.assessments
        return [
            Route(.listAssessments, .get, list) { call in
                let id = try call.id(0, .trajectory, of: Trajectory.self)
                var query = call.query()
                let page = query.page()
                try query.finish()
                return .look { transaction in
                    let found = try assessments.list(of: id, page: page, by: call.actor, in: transaction)
                    let body = call.page(found.page, page, at: "/trajectories/\(id)/assessments") { item, object in
                        call.writeItem(item, of: id, into: &object)
                        object.member("assessedOn", item.assessedOn.description)
                    }
                    return Answer.ok(body).about(.trajectory, id, referral: found.referral, .confidential)
                }
            },
            Route(.registerAssessment, .post, list) { call in
                try call.noQuery()
                let id = try call.id(0, .trajectory, of: Trajectory.self)
                let draft = try call.body(decode)
                return .write { transaction in
                    let made = try assessments.register(
                        draft.content, assessor: draft.assessor, of: id, by: call.actor, in: transaction)
                    let item = made.assessment.item
                    return Answer.created(
                        call.body(made.assessment, of: id), at: "/trajectories/\(id)/assessments/\(item.id)",
                        version: 1
                    ).about(.assessment, item.id, referral: made.referral, .confidential)
                }
            },
            Route(.getAssessment, .get, list + "/{assessmentId}") { call in
                try call.noQuery()
                let trajectory = try call.id(0, .trajectory, of: Trajectory.self)
                let id = try call.id(1, .assessment, of: IcfAssessment.self)
                return .look { transaction in
                    let found = try assessments.find(id, of: trajectory, by: call.actor, in: transaction)
                    return Answer.ok(call.body(found.assessment, of: trajectory), version: 1)
                        .about(.assessment, id, referral: found.referral, .confidential)
                }
            },
            Route(.compareAssessments, .get, list + "/{assessmentId}/comparison") { call in
                let trajectory = try call.id(0, .trajectory, of: Trajectory.self)
                let id = try call.id(1, .assessment, of: IcfAssessment.self)
                var query = call.query()
                let against = query.value("against", format: InputFormat.id) { ID<IcfAssessment>($0) }
                try query.finish()
                guard let against else {
                    throw Failure.invalid([Violation("against", .required, place: .query)])
                }
                return .look { transaction in
                    let found = try assessments.compare(
                        id, against: against, of: trajectory, by: call.actor, in: transaction)
                    let href = "\(call.base)/trajectories/\(trajectory)/assessments/\(id)/comparison?against=\(against)"
                    return Answer.ok(call.body(found.comparison, href: href))
                        .about(.assessment, id, referral: found.referral, .confidential)
                }
            },
        ]
    }

    private static func decode(_ object: inout JSONObject) -> (content: IcfAssessment, assessor: Role)? {
        let assessor = object.value("assessorRole", format: InputFormat.code) { text -> Role? in
            Role(rawValue: text).flatMap { $0.isCaseManager || $0 == .referrer ? $0 : nil }
        }
        let content = IcfBody.decode(&object)
        if let content {
            if content.assessedOn == nil { object.report(.missing, at: "assessedOn") }
            if content.jobGoal == nil { object.report(.missing, at: "jobGoal") }
            if content.scores.missing.count == IcfFactor.allCases.count { object.report(.missing, at: "scores") }
        }
        guard let assessor, let content, !object.hasIssues else { return nil }
        return (content, assessor)
    }
}

extension Call {
    /// A version of the assessment as it stands in a list.
    func writeItem(_ item: AssessmentItem, of trajectory: ID<Trajectory>, into object: inout JSONObjectWriter) {
        object.member("id", item.id.description)
        object.member("href", "\(base)/trajectories/\(trajectory)/assessments/\(item.id)")
        object.member("number", item.ordinal)
        object.member("assessorRole", code: item.assessorRole)
    }

    /// A version of the assessment as it is answered; it never changes.
    func body(_ assessment: Assessment, of trajectory: ID<Trajectory>) -> [UInt8] {
        JSONWriter.object(byteCapacity: 4096) { object in
            writeItem(assessment.item, of: trajectory, into: &object)
            object.member("version", 1)
            object.member("trajectoryId", trajectory.description)
            object.memberIfPresent("professionalId", assessment.professional?.description)
            object.disclose(assessment.content) { object, content in
                IcfBody.write(content, into: &object)
                if content.narratives.isEmpty { object.object("narratives") { _ in } }
                object.object("summary") { write(IcfSummary(of: content.scores), into: &$0) }
            }
            object.member("recordedAt", assessment.recordedAt.description)
        }
    }

    /// Two versions factor by factor; factors that neither scored are left out.
    func body(_ comparison: AssessmentComparison, href: String) -> [UInt8] {
        JSONWriter.object(byteCapacity: 4096) { object in
            object.member("href", href)
            object.member("earlierId", comparison.earlier.id.description)
            object.member("laterId", comparison.later.id.description)
            object.disclose(comparison.changes) { object, changes in
                write(changes.filter { $0.before != nil || $0.after != nil }, into: &object)
            }
        }
    }

    private func write(_ changes: [IcfChange], into object: inout JSONObjectWriter) {
        object.array("factors") { array in
            for change in changes {
                array.object {
                    $0.member("factor", change.factor.code)
                    $0.memberIfPresent("earlier", code: change.before)
                    $0.memberIfPresent("later", code: change.after)
                    $0.member("change", change.direction.member)
                }
            }
        }
        for direction in IcfChange.Direction.allCases {
            object.member(named: direction.member, changes.count { $0.direction == direction })
        }
    }

    private func write(_ summary: IcfSummary, into object: inout JSONObjectWriter) {
        write(summary.total, into: &object)
        object.member("notScored", summary.total.missing)
        object.array("byComponent") { array in
            for component in summary.components {
                array.object {
                    $0.member("code", code: component.component)
                    write(component.counts, into: &$0)
                }
            }
        }
        object.array("byDomain") { array in
            for domain in summary.domains {
                array.object {
                    $0.member("code", code: domain.domain)
                    write(domain.counts, into: &$0)
                }
            }
        }
    }

    private func write(_ counts: IcfSummary.Counts, into object: inout JSONObjectWriter) {
        object.member("strengths", counts.strengths)
        object.member("mildProblems", counts.mildProblems)
        object.member("seriousProblems", counts.seriousProblems)
    }
}

extension IcfChange.Direction {
    /// What the contract calls it.
    fileprivate var member: String {
        switch self {
        case .better: "improved"
        case .same: "unchanged"
        case .worse: "worsened"
        case .unknown: "notComparable"
        }
    }
}
