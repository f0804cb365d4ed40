import Testing
import TredeDomain

@Suite("Who enters whose signature")
struct SignatureTests {
    @Test(
        "P-7: the participant signs for nobody, a case manager for the other one by mandate only",
        arguments: [
            (Role.participant, Role.participant, nil, nil),
            (.participant, .participant, Signature.OnBehalfReason.legalRepresentative, nil),
            (.participant, .caseManagerWork, nil, Reason.signsForAnother),
            (.participant, .caseManagerCare, .mandate, .signsForAnother),
            (.caseManagerWork, .caseManagerWork, nil, nil),
            (.caseManagerWork, .participant, nil, .onBehalfReasonMissing),
            (.caseManagerWork, .participant, .paper, nil), (.caseManagerCare, .participant, .mandate, nil),
            (.caseManagerWork, .caseManagerCare, nil, .onBehalfReasonMissing),
            (.caseManagerWork, .caseManagerCare, .paper, .signsForAnother),
            (.caseManagerWork, .caseManagerCare, .legalRepresentative, .signsForAnother),
            (.caseManagerWork, .caseManagerCare, .importedHistory, .signsForAnother),
            (.caseManagerCare, .caseManagerWork, .mandate, nil),
        ])
    func table(entering: Role, signer: Role, reason: Signature.OnBehalfReason?, expected: Reason?) throws {
        let onBehalf = reason.map { Signature.OnBehalf(reason: $0, proof: "Scan 12") }
        let day = try #require(Day("2020-07-01"))
        let draft = Signature.Draft(signer: signer, signedOn: day, digest: "", onBehalf: onBehalf)
        let refusal = draft.refusal(enteredBy: entering)
        #expect(refusal?.reason == expected)
        #expect(refusal.map { $0.rule == .p7 } ?? true)
    }
}
