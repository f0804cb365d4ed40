import Testing
import TredeDomain

@Suite("The access matrix")
struct AccessMatrixTests {
    @Test("every kind of content has words of its own for people, and so one that is added")
    func labels() {
        for language in [LocalizedText.Language.nl, .en] {
            let words = FileContent.allCases.map { $0.label[language] }
            #expect(Set(words).count == words.count)
        }
    }

    @Test("every operation has one row, and what has none could not be called")
    func rows() {
        let rows = AccessMatrix.rows.map(\.operation)
        #expect(Set(rows) == Set(ContractOperation.allCases))
        #expect(rows.count == ContractOperation.allCases.count)
    }

    @Test("V-9: who has nothing to do with a file is in no row of it")
    func strangers() {
        for row in AccessMatrix.rows {
            guard case .files(let relations) = row.reach else { continue }
            #expect(!relations.contains(.stranger) && !relations.isEmpty, "\(row.operation)")
            #expect(row.afterEnd.isSubset(of: relations.filter(\.endsWithAftercare)), "\(row.operation)")
        }
        #expect(!AccessMatrix.grants.contains { $0.relations.contains(.stranger) })
        for phase in FilePhase.allCases {
            for content in FileContent.allCases { #expect(!AccessMatrix.allows(content, .stranger, phase)) }
        }
    }

    @Test("V-2: once after-care has ended, who worked in a file learns that it was there, and sees its own orders")
    func afterEnd() {
        let open = AccessMatrix.rows.filter { !$0.afterEnd.isEmpty }.map(\.operation)
        let judging: Set<ContractOperation> = [.listEmergencyAccesses, .getEmergencyAccess, .reviewEmergencyAccess]
        #expect(Set(open) == judging.union([.getTrajectory, .listOrders, .getOrder]))
        for relation in FileRelation.allCases where relation.endsWithAftercare {
            let left = FileContent.allCases.filter { AccessMatrix.allows($0, relation, .ended) }
            #expect(Set(left).isSubset(of: [.existence, .careProvider, .careAction]), "\(relation): \(left)")
        }
        #expect(!AccessMatrix.row(of: .getPlan).admits(.caseManager, afterAftercare: true))
        #expect(AccessMatrix.row(of: .getPlan).admits(.participant, afterAftercare: true))
        #expect(!AccessMatrix.row(of: .listOrders).admits(.caseManager, afterAftercare: true))
    }

    @Test(
        "V-1, V-2: of what is confidential nobody but the case managers and the person finds how somebody is",
        arguments: [
            FileRelation.leadPartner, .workProvider, .careProvider, .counsellor, .controller, .administrator, .backup,
        ])
    func confidential(relation: FileRelation) {
        let sensitive: Set<FileContent> = [
            .medical, .icf, .motive, .identity, .plan, .note, .dispute, .internship, .report, .advice, .absence, .proof,
            .appeal, .question, .decision,
        ]
        for phase in FilePhase.allCases {
            for content in sensitive {
                #expect(!AccessMatrix.allows(content, relation, phase), "\(content) in \(phase)")
            }
        }
        #expect(!AccessMatrix.sight(ofTrajectoryBy: relation, afterAftercare: false).confidential)
    }

    @Test(
        "V-1, V-2: which care is planned, ordered and given is confidential, and no business of who does not work in it"
    )
    func careActions() {
        #expect(FileContent.careAction.compartment == .confidential)
        let outside: [FileRelation] = [
            .referrer, .screener, .counsellor, .administrator, .workProvider, .backup, .stranger,
        ]
        for relation in outside {
            for phase in FilePhase.allCases {
                #expect(!AccessMatrix.allows(.careAction, relation, phase), "\(relation) in \(phase)")
            }
        }
        // A draft is neither progress nor money.
        for relation in [FileRelation.leadPartner, .careProvider, .controller] {
            #expect(!AccessMatrix.allows(.careAction, relation, .admitted), "\(relation)")
        }
    }

    @Test("V-10: the open compartment does not tell who provides the care")
    func careProvider() {
        for relation in [FileRelation.counsellor, .administrator, .screener, .referrer, .workProvider, .backup] {
            for phase in FilePhase.allCases {
                #expect(!AccessMatrix.allows(.careProvider, relation, phase), "\(relation) in \(phase)")
            }
        }
    }

    @Test("V-2, V-8: before admission the referrer and the screener see a referral, then case managers and the person")
    func referrals() {
        for relation in FileRelation.allCases {
            let before = AccessMatrix.extent(ofReferralBy: relation, isDecided: false)
            let after = AccessMatrix.extent(ofReferralBy: relation, isDecided: true)
            #expect((after == .full) == [.caseManager, .emergency, .participant].contains(relation), "\(relation)")
            if [.referrer, .screener, .administrator].contains(relation) {
                #expect(before == .full && after == .open)
            } else {
                #expect(before != .full, "\(relation)")
            }
        }
        #expect(AccessMatrix.extent(ofReferralBy: .stranger, isDecided: true) == .nothing)
        #expect(AccessMatrix.extent(ofReferralBy: .leadPartner, isDecided: true) == .nothing)
    }

    @Test("V-6: a document of a trajectory holds nothing that the grants forbid to who gets it")
    func sights() {
        for relation in FileRelation.allCases {
            let sight = AccessMatrix.sight(ofTrajectoryBy: relation, afterAftercare: false)
            func grants(_ content: FileContent) -> Bool { AccessMatrix.allows(content, relation, .running) }
            #expect(!sight.name || grants(.name), "\(relation)")
            #expect(!sight.confidential || grants(.note) && grants(.icf), "\(relation)")
            #expect(!sight.decisions || grants(.prolongation), "\(relation)")
            #expect(sight.view != .file || grants(.absence) && grants(.reference), "\(relation)")
            let closed = AccessMatrix.sight(ofTrajectoryBy: relation, afterAftercare: true)
            #expect(!relation.endsWithAftercare || closed.view == .open && !closed.name && !closed.confidential)
        }
    }

    @Test("each grant that is seen is seen through some operation that lets the relation in")
    func reachable() {
        for grant in AccessMatrix.grants where grant.isSeen {
            for content in grant.contents {
                for relation in grant.relations {
                    for phase in grant.phases {
                        let isShown = ContractOperation.allCases.contains { operation in
                            AccessMatrix.contents(of: operation, for: relation, in: phase).contains(content)
                        }
                        #expect(isShown, "\(relation) finds \(content) in \(phase) nowhere")
                    }
                }
            }
        }
    }

    @Test("the roles of an operation are those in which one can stand to a file as it asks")
    func roles() {
        #expect(AccessMatrix.row(of: .listAssessments).roles == [.caseManagerWork, .caseManagerCare, .participant])
        #expect(AccessMatrix.row(of: .listPayments).roles == [.controller])
        #expect(AccessMatrix.row(of: .listMeasures).roles == nil)
        for row in AccessMatrix.rows where row.roles != nil { #expect(row.roles?.isEmpty == false, "\(row.operation)") }
    }
}
