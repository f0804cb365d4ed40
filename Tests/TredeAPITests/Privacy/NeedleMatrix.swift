import HTTPServer
import TredeDomain

extension NeedleCall {
    /// What an answer says against the access matrix; nil when they agree.
    func disagreement(_ answer: Response, by caller: NeedleCaller) -> String? {
        guard let id = ContractOperation(rawValue: operation.id) else { return "\(operation.id) is in no row" }
        let row = AccessMatrix.row(of: id)
        guard let role = caller.role else {
            let isRight = (answer.status == 401) == (row.reach != .open) || operation.id == "issueToken"
            return isRight ? nil : "\(operation.id) answers \(answer.status) to \(caller.name)"
        }
        guard row.roles?.contains(role) ?? true else {
            return answer.status == 403 ? nil : "\(operation.id) answers \(answer.status) to the role \(role)"
        }
        // What is not understood is refused before any file is looked at.
        guard isAboutOneFile, let file, !isMixed, answer.status != 400 else { return nil }
        let relation = caller.relation(to: file)
        let isAdmitted = row.admits(relation, afterAftercare: file.phase == .ended)
        let isRight =
            if isAdmitted { !operation.isRead || answer.status != 403 } else if relation == .stranger {
                operation.isRead ? answer.status == 404 : answer.status >= 400 && answer.status != 403
            } else { operation.isRead ? [403, 404].contains(answer.status) : answer.status >= 400 }
        guard !isRight else { return nil }
        return "\(operation.id) answers \(answer.status) to \(caller.name), \(relation) of \(file.key) in \(file.phase)"
    }

    /// Whether its path alone says which file it is about.
    private var isAboutOneFile: Bool {
        let roots = ["/referrals/{referralId}", "/trajectories/{trajectoryId}", "/sessions/{sessionId}"]
        return roots.contains { operation.template.hasPrefix($0) } && !path.contains("?")
    }
}
