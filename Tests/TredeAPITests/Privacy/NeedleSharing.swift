import HTTPServer
import JSON
import TredeDomain
import TredeTesting

/// What the participant of a file of the world of needles agrees to, keeps back and is told, and who opened the file
/// without consent; after the plan was carried out.
struct NeedleSharing {
    private let file: NeedleFile
    private let world: NeedleWorld

    init(_ file: NeedleFile, in world: NeedleWorld) {
        self.file = file
        self.world = world
    }

    private var base: String { "/trajectories/\(file.id("trajectoryId"))" }

    /// By file: one consents to the backup, three took that back, some were opened without consent, of which one was not
    /// justified, and one keeps something.
    func share() throws {
        try world.post(file, .caseManagerWork, base + "/notices", #"{"toldOn":"2020-06-01"}"#, "noticeId")
        switch file.key {
        case "suspended":
            try consent()
            file.backupRelations[.caseManagerWork] = .caseManager
        case "terminated", "expired":
            try consent()
            try withdraw()
            if file.key == "terminated" { try open(as: [.caseManagerWork]) }
        case "reported": try open(as: [.caseManagerWork])
        case "running":
            try keepSession()
            try open()
        case "closed":
            try consent(to: .caseManagerCare)
            try withdraw(as: .caseManagerWork)
            try open()
            try judge()
            file.backupRelations[.caseManagerWork] = .backup
        default: break
        }
        let list = try world.house.call(
            .get, base + "/consents", token: try world.token(.caseManagerWork, file.side))
        file.ids["consentId"] = try list.ids()
    }

    private func consent(to receiver: Role = .caseManagerWork) throws {
        let recorder: Role = receiver == .caseManagerWork ? .caseManagerCare : .caseManagerWork
        try world.post(
            file, recorder, base + "/consents",
            #"{"scope":"fileAccess","receiverRole":"\#(receiver.rawValue)","givenOn":"2020-06-01","#
                + #""purpose":"\#(file.text("consent.purpose"))","onBehalf":{"reason":"paper","#
                + #""proof":"\#(file.text("consent.proof"))"}}"#, "consentId")
    }

    private func withdraw(as role: Role = .caseManagerCare) throws {
        try world.post(
            file, role, base + "/consents/\(file.ids["consentId"]?.last ?? "")/withdrawals",
            #"{"withdrawnOn":"2020-06-15","reason":"\#(file.text("consent.withdrawal_reason"))","#
                + #""onBehalf":{"reason":"paper","proof":"\#(file.text("consent.withdrawal_proof"))"}}"#)
    }

    private func keepSession() throws {
        let note = "NDL\(file.index)withheldnote"
        let made = try world.post(
            file, .caseManagerCare, "/sessions",
            #"{"items":[{"trajectoryId":"\#(file.id("trajectoryId"))","actionRef":"A2","heldOn":"2019-09-02","#
                + #""minutes":30,"note":"\#(note)"}]}"#)
        guard let id = try made.json()["items"]?[0]?["id"]?.string else { throw TestingFault(made.text) }
        file.withheldNotes.append(note)
        file.ids["sessionId", default: []].append(id)
        file.ids["itemId"] = [id]
        try world.post(
            file, .participant, base + "/withholdings",
            #"{"itemKind":"session","itemId":"\#(id)","role":"caseManagerWork"}"#, "withholdingId")
    }

    /// Opens it without consent, for three days.
    func open(as roles: [Role] = [.caseManagerWork, .caseManagerCare]) throws {
        for role in roles {
            try world.postAsBackup(
                file, role, base + "/emergencyAccesses",
                #"{"reason":"\#(file.text("emergency_access.reason"))","hours":72}"#, "emergencyAccessId")
            file.backupRelations[role] = .emergency
        }
    }

    private func judge() throws {
        try world.post(
            file, .caseManagerCare, base + "/emergencyAccesses/\(file.id("emergencyAccessId"))/reviews",
            #"{"outcome":"notJustified","motivation":"\#(file.text("emergency_access.review_motivation"))"}"#)
    }
}
