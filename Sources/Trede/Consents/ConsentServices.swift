internal import TredeDomain

/// The services of what the participant agrees to, keeps back and is told.
extension Services {
    private var access: TrajectoryAccess { TrajectoryAccess(regimes: regimes) }

    /// Keeps consents.
    package var consents: ConsentService { ConsentService(ids: ids, access: access) }
    /// Keeps items of a file from one of the case managers.
    package var withholdings: WithholdingService { WithholdingService(ids: ids, access: access) }
    /// Opens files without consent, and has that judged.
    package var emergencyAccesses: EmergencyAccessService { EmergencyAccessService(ids: ids, access: access) }
    /// Keeps what the participant was told.
    package var notices: NoticeService { NoticeService(ids: ids, access: access) }
}
