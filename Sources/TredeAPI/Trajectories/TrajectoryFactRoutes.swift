internal import HTTPServer
internal import JSON
internal import Trede
internal import TredeDomain

/// The operations on conversations, suspensions, extensions and terminations.
enum TrajectoryFactRoutes {
    static func routes(_ services: Services) -> [Route] {
        conversations(services) + suspensions(services) + extensions(services)
            + terminations(services).scoped(.closing)
    }

    private static func conversations(_ services: Services) -> [Route] {
        let part = TrajectoryPart(
            segment: "conversations", parameter: "conversationId", noun: .conversation,
            trajectories: services.trajectories)
        let conversations = services.conversations
        return [
            part.list(.listConversations, isConfidential: true) { asked, page, transaction in
                try conversations.list(of: asked.trajectory, page: page, by: asked.actor, in: transaction)
            } item: { conversation, object in
                object.member("heldOn", conversation.content.heldOn.description)
                object.member("startsTrajectory", conversation.startsTrajectory)
            } id: {
                $0.id.description
            },
            part.register(.registerConversation, decode: TrajectoryFactBody.conversation) {
                asked, content, transaction in
                try conversations.register(content, in: asked.trajectory, by: asked.actor, transaction).shown
            },
            part.find(.getConversation) { asked, id, transaction in
                try conversations.find(id, of: asked.trajectory, by: asked.actor, in: transaction).shown
            },
        ]
    }

    private static func suspensions(_ services: Services) -> [Route] {
        let part = TrajectoryPart(
            segment: "suspensions", parameter: "suspensionId", noun: .suspension,
            trajectories: services.trajectories)
        let suspensions = services.suspensions
        return [
            part.list(.listSuspensions) { asked, page, transaction in
                try suspensions.list(of: asked.trajectory, page: page, by: asked.actor, in: transaction)
            } item: { suspension, object in
                suspension.period.write(into: &object)
            } id: {
                $0.id.description
            },
            part.register(.suspendTrajectory, decode: TrajectoryFactBody.suspension) {
                asked, content, transaction in
                try suspensions.register(content, in: asked.trajectory, by: asked.actor, transaction).shown
            },
            part.find(.getSuspension) { asked, id, transaction in
                try suspensions.find(id, of: asked.trajectory, by: asked.actor, in: transaction).shown
            },
            part.change(.changeSuspension, decode: TrajectoryFactBody.suspensionChange) {
                asked, id, version, change, transaction in
                try suspensions.change(
                    id, of: asked.trajectory, to: change, expecting: version, by: asked.actor, transaction
                ).shown
            },
        ]
    }

    private static func extensions(_ services: Services) -> [Route] {
        let part = TrajectoryPart(
            segment: "extensions", parameter: "extensionId", noun: .extension_, trajectories: services.trajectories)
        let extensions = services.extensions
        return [
            part.list(.listExtensions) { asked, page, transaction in
                try extensions.list(of: asked.trajectory, page: page, by: asked.actor, in: transaction)
            } item: { found, object in
                object.member("decidedOn", found.decidedOn.description)
                object.member("newEndDate", found.newEndOn.description)
            } id: {
                $0.id.description
            },
            part.register(.extendTrajectory, decode: TrajectoryFactBody.extension_) {
                asked, content, transaction in
                try extensions.register(content, in: asked.trajectory, by: asked.actor, transaction).shown
            },
            part.find(.getExtension) { asked, id, transaction in
                try extensions.find(id, of: asked.trajectory, by: asked.actor, in: transaction).shown
            },
        ]
    }

    private static func terminations(_ services: Services) -> [Route] {
        let part = TrajectoryPart(
            segment: "terminations", parameter: "terminationId", noun: .termination,
            trajectories: services.trajectories)
        let terminations = services.terminations
        return [
            part.list(.listTerminations) { asked, page, transaction in
                try terminations.list(of: asked.trajectory, page: page, by: asked.actor, in: transaction)
            } item: { found, object in
                object.member("terminatedOn", found.terminatedOn.description)
            } id: {
                $0.id.description
            },
            part.register(.terminateTrajectory, decode: TrajectoryFactBody.termination) { asked, content, transaction in
                try terminations.register(content, in: asked.trajectory, by: asked.actor, transaction).shown
            },
            part.find(.getTermination) { asked, id, transaction in
                try terminations.find(id, of: asked.trajectory, by: asked.actor, in: transaction).shown
            },
        ]
    }
}
