internal import JSON
internal import Trede
internal import TredeDomain

extension Call {
    /// A trajectory, as far as it is seen.
    func body(_ view: TrajectoryView) -> [UInt8] {
        JSONWriter.object { object in
            switch view {
            case .open(let open): write(open, into: &object)
            case .progress(let progress): write(progress, into: &object)
            case .file(let file): write(file, into: &object)
            }
        }
    }

    /// A trajectory as it stands in a list.
    func writeItem(_ item: TrajectoryItem, into object: inout JSONObjectWriter) {
        object.member("id", item.id.description)
        object.member("href", "\(base)/trajectories/\(item.id)")
        object.member("state", code: item.state)
        object.member("stateSince", item.stateSince.description)
        object.member("measure", item.measure)
        object.member("networkId", item.network.description)
        object.member("admittedOn", item.admittedOn.description)
        if let gaps = item.gaps { object.array("gaps", strings: gaps.map(\.rawValue)) }
    }

    private func write(_ open: TrajectoryView.Open, into object: inout JSONObjectWriter) {
        let trajectory = open.trajectory
        object.member("id", trajectory.id.description)
        object.member("href", "\(base)/trajectories/\(trajectory.id)")
        object.member("version", Int(trajectory.version))
        object.member("state", code: trajectory.state)
        object.member("stateSince", trajectory.stateSince.description)
        object.member("measure", trajectory.measure)
        object.member("regime", trajectory.regime)
        object.member("networkId", open.network.description)
        object.member("networkCode", open.networkCode)
        if let name = open.participant {
            object.object("participant") {
                $0.member("id", name.id.description)
                $0.member("familyName", name.familyName)
                $0.member("givenName", name.givenName)
            }
        }
        trajectory.writeDays(into: &object)
        object.member("suspended", open.isSuspended)
        object.array("internships") { array in
            for internship in open.internships {
                array.object {
                    $0.member("circuit", code: internship.circuit)
                    internship.period.write(into: &$0)
                }
            }
        }
        open.result?.write(into: &object)
    }

    private func write(_ progress: TrajectoryView.Progress, into object: inout JSONObjectWriter) {
        write(progress.open, into: &object)
        object.array("progress") { array in
            for action in progress.actions { array.object { action.write(into: &$0) } }
        }
        object.array("gaps", strings: progress.gaps.map(\.rawValue))
    }

    private func write(_ file: TrajectoryView.File, into object: inout JSONObjectWriter) {
        write(file.progress, into: &object)
        object.member("referralId", file.origin.referral.description)
        object.member("externalId", file.origin.externalId)
        object.member("appliedOn", file.origin.appliedOn.description)
        object.memberIfPresent("currentPlanId", file.origin.plan)
        object.memberIfPresent("terminationReason", code: file.terminationReason)
        object.array("suspensions") { array in
            for suspension in file.suspensions {
                array.object {
                    suspension.period.write(into: &$0)
                    $0.disclose(suspension.reason) { $0.member("reason", code: $1) }
                }
            }
        }
        write(file.warnings, as: "signals", into: &object)
    }

    /// What a human should see, in the caller's language.
    func write(_ warnings: [Team.Warning], as name: StaticString, into object: inout JSONObjectWriter) {
        object.array(name) { array in
            for warning in warnings {
                array.object {
                    $0.member("code", code: warning)
                    $0.member("rule", code: warning.rule)
                    $0.member("detail", warning.text[language])
                }
            }
        }
    }
}

extension Trajectory {
    fileprivate func writeDays(into object: inout JSONObjectWriter) {
        object.member("admittedOn", days.admittedOn.description)
        object.memberIfPresent("startedOn", days.startedOn?.description)
        object.memberIfPresent("endDueOn", days.plannedEndOn?.description)
        object.memberIfPresent("closedOn", state == .closed ? days.endedOn?.description : nil)
        object.memberIfPresent("terminatedOn", state == .terminated ? days.endedOn?.description : nil)
    }
}

extension EndAdvice.Result {
    fileprivate func write(into object: inout JSONObjectWriter) {
        object.object("result") {
            $0.member("adviceCode", code)
            $0.member("registeredOn", registeredOn.description)
            $0.memberIfPresent("followUp", followUp)
        }
    }
}

extension ActionProgress {
    /// Writes how far the action is.
    func write(into object: inout JSONObjectWriter) {
        object.member("actionRef", actionRef)
        object.member("type", type)
        object.member("unitsPlanned", unitsPlanned)
        object.member("unitsHeld", unitsHeld)
        object.member("unitsVerified", unitsVerified)
    }
}
