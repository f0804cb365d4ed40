internal import HTTPServer
internal import JSON
internal import Trede
internal import TredeDomain

/// The operations on what the participant agrees to, keeps back and is told.
enum ConsentRoutes {
    static func routes(_ services: Services) -> [Route] {
        consents(services) + withdrawals(services) + withholdings(services) + notices(services)
    }

    private static func part(_ segment: String, _ parameter: String, _ noun: Noun, _ services: Services)
        -> TrajectoryPart
    {
        TrajectoryPart(segment: segment, parameter: parameter, noun: noun, trajectories: services.trajectories)
    }

    private static func consents(_ services: Services) -> [Route] {
        let part = part("consents", "consentId", .consent, services)
        let consents = services.consents
        return [
            part.list(.listConsents, isConfidential: true) { asked, page, transaction in
                try consents.list(of: asked.trajectory, page: page, by: asked.actor, in: transaction)
            } item: {
                $0.writeItem(into: &$1)
            } id: {
                $0.id.description
            },
            part.register(.giveConsent, decode: ConsentBody.consent) { asked, content, transaction in
                try consents.give(content, in: asked.trajectory, by: asked.actor, transaction).shown
            },
            part.find(.getConsent) { asked, id, transaction in
                try consents.find(id, of: asked.trajectory, by: asked.actor, in: transaction).shown
            },
        ]
    }

    private static func withdrawals(_ services: Services) -> [Route] {
        let part = part("consents", "consentId", .consent, services)
        let consents = services.consents
        return [
            Route(.previewConsentWithdrawal, .get, part.template + "/withdrawalPreview") { call in
                let asked = try TrajectoryPart.Asked(call)
                try call.noQuery()
                let id = try call.id(1, .consent, of: Consent.self)
                return .look { transaction in
                    let preview = try consents.preview(
                        withdrawing: id, of: asked.trajectory, by: call.actor, in: transaction)
                    let path = "/trajectories/\(asked.trajectory)/consents/\(id)/withdrawalPreview"
                    let body = JSONWriter.object { object in
                        object.member("consentId", id.description)
                        object.member("href", call.base + path)
                        preview.write(into: &object)
                    }
                    let referral = try services.trajectories.referral(of: asked.trajectory, in: transaction)
                    return Answer.ok(body).about(.consent, id, referral: referral, .confidential)
                }
            },
            part.act(.withdrawConsent, "withdrawals", decode: ConsentBody.withdrawal) {
                asked, id, draft, transaction in
                try consents.withdraw(id, of: asked.trajectory, draft, by: asked.actor, in: transaction).shown
            },
        ]
    }

    private static func withholdings(_ services: Services) -> [Route] {
        let part = part("withholdings", "withholdingId", .withholding, services)
        let withholdings = services.withholdings
        return [
            part.list(.listWithholdings, isConfidential: true) { asked, page, transaction in
                try withholdings.list(of: asked.trajectory, page: page, by: asked.actor, in: transaction)
            } item: {
                $0.writeItem(into: &$1)
            } id: {
                $0.id.description
            },
            part.register(.withholdItem, decode: ConsentBody.withholding) {
                asked, content, transaction in
                try withholdings.withhold(content, in: asked.trajectory, by: asked.actor, transaction).shown
            },
            part.find(.getWithholding) { asked, id, transaction in
                try withholdings.find(id, of: asked.trajectory, by: asked.actor, in: transaction).shown
            },
            part.act(.releaseWithholding, "releases", decode: { _ in true }) {
                asked, id, _, transaction in
                try withholdings.release(id, of: asked.trajectory, by: asked.actor, in: transaction).shown
            },
        ]
    }

    private static func notices(_ services: Services) -> [Route] {
        let part = part("notices", "noticeId", .notice, services)
        let notices = services.notices
        return [
            part.list(.listNotices, isConfidential: true) { asked, page, transaction in
                try notices.list(of: asked.trajectory, page: page, by: asked.actor, in: transaction)
            } item: {
                $0.writeItem(into: &$1)
            } id: {
                $0.id.description
            },
            part.register(
                .tellOfCompartment,
                decode: { object in object.value("toldOn", format: InputFormat.day) { Day($0) } }
            ) { asked, day, transaction in
                try notices.tellOfCompartment(on: day, in: asked.trajectory, by: asked.actor, transaction).shown
            },
            part.find(.getNotice) { asked, id, transaction in
                try notices.find(id, of: asked.trajectory, by: asked.actor, in: transaction).shown
            },
        ]
    }
}
