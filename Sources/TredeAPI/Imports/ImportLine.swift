internal import JSON
internal import Trede
internal import TredeDomain

/// Turns one line of a file into work for the services.
enum ImportLine {
    typealias Body = @Sendable (borrowing WriteTransaction) throws -> ImportReport

    /// Reads a line; the work it returns is done in a transaction of its own.
    ///
    /// - Throws: `invalid` with everything wrong with the line.
    static func work(
        _ kind: ImportKind, _ line: [UInt8], _ services: Services, by actor: Actor
    ) throws -> Body {
        switch kind {
        case .organisations:
            let content = try BodyReader.read(line, OrganisationBody.decode)
            let organisations = services.organisations
            return { report(try organisations.importLine(content, in: $0), content.enterpriseNumber.text) }
        case .networks:
            let content = try BodyReader.read(line, NetworkBody.decode)
            let networks = services.networks
            return { report(try networks.importLine(content, in: $0), content.code) }
        case .professionals:
            let content = try BodyReader.read(line, ProfessionalBody.decode)
            let professionals = services.professionals
            return { report(try professionals.importLine(content, in: $0), content.externalId) }
        case .referrals: return try referral(line, services, by: actor)
        case .histories: return try history(line, services, by: actor)
        }
    }

    private static func referral(_ line: [UInt8], _ services: Services, by actor: Actor) throws -> Body {
        let submission = try ReferralBody.read(line)
        let referrals = services.referrals
        return { transaction in
            switch try referrals.submit(submission, by: actor, in: transaction) {
            case .created: ImportReport(.created, submission.externalID)
            case .unchanged: ImportReport(.unchanged, submission.externalID)
            }
        }
    }

    private static func history(_ line: [UInt8], _ services: Services, by actor: Actor) throws -> Body {
        let history = try BodyReader.read(line, HistoryBody.decode)
        let digests = try HistoryDigests.digests(of: line)
        let importer = HistoryImporter(services: services, actor: actor)
        return { try importer.replay(history.externalId, history.events, digests, in: $0) }
    }

    private static func report(_ outcome: ImportOutcome, _ reference: String) -> ImportReport {
        switch outcome {
        case .created: ImportReport(.created, reference)
        case .replaced: ImportReport(.changed, reference)
        case .unchanged: ImportReport(.unchanged, reference)
        }
    }
}
