internal import JSON
internal import TredeDomain

extension Call {
    /// An internship as it stands in a list.
    func writeItem(_ open: InternshipOpen, into object: inout JSONObjectWriter) {
        object.member("id", open.id.description)
        object.member("href", "\(base)/trajectories/\(open.trajectory)/internships/\(open.id)")
        object.member("circuit", code: open.circuit)
        object.member("startDate", open.startOn.description)
        object.memberIfPresent("endDate", open.endOn?.description)
    }

    /// An internship as far as its reader may see it.
    func body(_ view: InternshipView) -> [UInt8] {
        JSONWriter.object { object in
            writeItem(view.open, into: &object)
            object.member("version", Int(view.open.version))
            object.member("trajectoryId", view.open.trajectory.description)
            switch view {
            case .open: break
            case .progress(let progress): write(progress, into: &object)
            case .whole(let internship): write(internship, into: &object)
            }
        }
    }

    private func write(_ progress: InternshipProgress, into object: inout JSONObjectWriter) {
        object.member("perspective", code: progress.perspective)
        object.object("employer") {
            $0.member("enterpriseNumber", progress.employer.enterpriseNumber.text)
            $0.member("name", progress.employer.name)
            $0.memberIfPresent("establishmentUnitNumber", progress.employer.establishment?.text)
        }
        if let mentor = progress.mentor {
            object.object("mentor") {
                $0.member("name", mentor.name)
                $0.memberIfPresent("phone", mentor.phone)
                $0.memberIfPresent("email", mentor.email?.text)
            }
        }
        object.array("hoursPerWeekSteps") { array in
            for step in progress.steps {
                array.object {
                    $0.member("from", step.from.description)
                    $0.member("hoursPerWeek", step.hoursPerWeek)
                }
            }
        }
        object.memberIfPresent("agreementSignedOn", progress.agreementSignedOn?.description)
        object.memberIfPresent("ledToContract", progress.ledToContract)
        object.array("attendances") { array in
            for attendance in progress.attendances {
                array.object {
                    $0.member("attendedOn", attendance.attendedOn.description)
                    $0.member("state", code: attendance.state)
                    $0.memberIfPresent("minutes", attendance.minutes)
                    $0.member("recordedAt", attendance.recordedAt.description)
                }
            }
        }
        object.member("recordedAt", progress.recordedAt.description)
    }

    private func write(_ internship: Internship, into object: inout JSONObjectWriter) {
        write(internship.progress, into: &object)
        object.disclose(internship.account) { write($1, into: &$0) }
    }

    private func write(_ account: Internship.Account, into object: inout JSONObjectWriter) {
        object.memberIfPresent("purpose", account.purpose)
        if let adaptations = account.adaptations { object.array("adaptations", strings: adaptations) }
        object.memberIfPresent("endReason", code: account.endReason)
        object.array("evaluations") { array in
            for evaluation in account.evaluations {
                array.object {
                    $0.member("heldOn", evaluation.heldOn.description)
                    $0.array("present", strings: evaluation.present.map(\.rawValue))
                    $0.member("text", evaluation.text)
                    $0.memberIfPresent("participantView", evaluation.participantView)
                    $0.member("recordedAt", evaluation.recordedAt.description)
                }
            }
        }
    }
}
