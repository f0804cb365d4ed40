internal import JSON
internal import TredeDomain

/// A team as it is sent.
enum TeamBody {
    /// A role one may have in a team.
    private enum TeamRole: String, CaseIterable {
        case caseManagerWork, caseManagerCare, leadPartner, workProvider, careProvider, counsellor

        var role: Role? { Role(rawValue: rawValue) }
    }

    static func decode(_ object: inout JSONObject) -> TeamDraft? {
        let appointedOn = object.value("appointedOn", format: InputFormat.day) { Day($0) }
        let members = object.array("members", counts: 0...20, element: member)
        let trusted = object.optionalCode("trustedPersonRole", as: TeamRole.self)
        guard let appointedOn, let members, !object.hasIssues else { return nil }
        return TeamDraft(appointedOn: appointedOn, members: members, trustedPersonRole: trusted?.role)
    }

    private static func member(_ object: inout JSONObject) -> Team.Member? {
        let role = object.code("role", as: TeamRole.self)
        let professional = object.value("professionalId", format: InputFormat.id) { ID<Professional>($0) }
        let organisation = object.value("organisationId", format: InputFormat.id) { ID<Organisation>($0) }
        let isBackup = object.bool("isBackup")
        guard let role = role?.role, let professional, let organisation, let isBackup, !object.hasIssues else {
            return nil
        }
        return Team.Member(role: role, professional: professional, organisation: organisation, isBackup: isBackup)
    }
}

extension Call {
    /// A team as it is answered.
    func body(_ team: Team) -> [UInt8] {
        JSONWriter.object { object in
            object.member("trajectoryId", team.trajectory.description)
            object.member("href", "\(base)/trajectories/\(team.trajectory)/team")
            object.member("version", Int(team.version))
            object.memberIfPresent("appointedOn", team.appointedOn?.description)
            object.array("members") { array in
                for member in team.members {
                    array.object {
                        $0.member("role", code: member.role)
                        $0.member("professionalId", member.professional.description)
                        $0.member("organisationId", member.organisation.description)
                        $0.member("isBackup", member.isBackup)
                    }
                }
            }
            object.array("filledRoles", strings: team.filledRoles.map(\.rawValue))
            object.memberIfPresent("trustedPersonRole", code: team.trustedPersonRole)
            object.array("gaps", strings: team.gaps.map(\.rawValue))
            write(team.warnings, as: "warnings", into: &object)
        }
    }
}
