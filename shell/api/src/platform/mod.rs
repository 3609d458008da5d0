//! Wire types of the platform: what its HTTP API reads and answers.

mod audit;
mod calculation;
mod calculation_in;
mod case;
mod case_clock;
mod case_desk;
mod case_upload;
mod catalog;
mod channel;
mod common;
mod design;
mod design_cases;
mod desk;
mod directory;
mod estate;
mod execution;
mod issued;
mod job;
mod knowledge;
mod ledger;
mod mail;
mod me;
mod notice;
mod opening;
mod order;
mod pack;
mod party;
mod party_import;
mod people;
mod proposal;
mod reconcile;
mod role;
mod security;
mod settings;
mod sign_in;

pub use audit::{AuditChangeJson, AuditEntryJson, CheckpointJson, VerificationJson};
pub use calculation::{
    ActionCountJson, AssessAnswerJson, AssessRunJson, CalculationJson, CalculationLineJson,
    CalculationRowJson, DeadlineRunJson, ExampleJson, LeafFieldJson, RateLineJson, RateRunJson, RunHeadJson,
    RunSummaryJson, SettleRunJson, SizeLineJson, SizeRunJson,
};
pub use calculation_in::{
    AssessForm, AssessInJson, BecauseQuery, DeadlineInJson, RateForm, SettleForm, SettleInJson, SizeForm,
};
pub use case::{
    AssignTaskJson, CaseColleagueJson, CaseCommentJson, CaseCountJson, CaseDraftJson, CaseEventJson,
    CaseFileJson, CaseGroupJson, CaseInJson, CaseJson, CaseKindDetailJson, CaseKindJson, CasePaperJson,
    CasePartJson, CasePartyJson, CaseReasonJson, CaseRowJson, CaseStatisticsJson, CaseStepJson,
    CaseStepRefJson, CaseTaskJson, CasesQuery, CompleteTaskJson, OutcomeJson, ReturnTaskJson, TaskPeopleJson,
    TasksDoneJson, WorkbenchTaskJson,
};
pub use case_clock::{
    CaseUrgencyJson, CaseUrgencyRowJson, CompleteTogetherJson, DueDifferenceJson, DueTimerJson,
    ForceEndInJson, ForceInJson, ForceJson, RecountAnswerJson, RecountJson, TaskAnswerJson,
    UrgencyDecisionJson,
};
pub use case_desk::{
    CaseIntakeJson, CaseKnowledgeInJson, CaseKnowledgeJson, CaseLinkInJson, CaseLinkJson, CaseMergeJson,
    CaseRatingInJson, CaseRatingJson, LinkedCaseJson,
};
pub use case_upload::{CaseUploadInJson, CaseUploadJson};
pub use catalog::{
    CatalogBasisJson, CatalogContentJson, CatalogEffectItemJson, CatalogEffectJson, CatalogEffectProjectJson,
    CatalogItemJson, CatalogJson, CatalogListInJson, CatalogListJson, CatalogNewItemJson,
    CatalogNewPriceJson, CatalogPriceJson,
};
pub use channel::{
    ChannelTestJson, KeyTestJson, MailSecurityJson, MailSettingsJson, MailTestJson, OutboundSettingsJson,
    RobotJson, RobotKindJson, RobotsSettingsJson, SmsBodyJson, SmsMethodJson, SmsSettingsJson,
    SmsSuccessJson, SmsTestJson, WebhookJson, WebhooksSettingsJson,
};
pub use common::{Created, FindingBody, Page, PageQuery, ProblemJson};
pub use design::{
    DesignAnswerJson, DesignChangeJson, DesignDeploymentInJson, DesignDifferenceJson, DesignDifferencesQuery,
    DesignDraftEditJson, DesignDraftInJson, DesignDraftJson, DesignDraftRowJson, DesignFieldJson,
    DesignFieldUseJson, DesignFindingJson, DesignJson, DesignOfferJson, DesignOffersJson, DesignRowJson,
    DesignSectionJson, DesignTestRunInJson, DesignTestRunJson, DesignTestStepJson, DesignVersionDetailJson,
    DesignVersionJson,
};
pub use design_cases::{
    DesignMoveCaseJson, DesignMoveInJson, DesignMoveJson, DesignMoveTaskJson, DesignMovedJson,
    DesignMovesQuery, DesignReplayCaseJson, DesignReplayJson,
};
pub use desk::{
    DeskCategoryJson, DeskGroupJson, DeskInJson, DeskRosterJson, DeskStatisticsJson, DeskTakenJson,
    DeskTreeJson, DutyGapJson, DutyJson, DutyQuery, DutyShiftInJson, DutyShiftJson,
};
pub use directory::{
    ConfirmElsewhereJson, DirectoriesJson, DirectoryCheckJson, DirectoryJson, DirectoryKindJson,
    ElsewhereJson, LdapSettingsJson, OidcSettingsJson, SecretJson,
};
pub use estate::{
    EstateGroupJson, EstateJson, EstateQuotaJson, EstateTestsJson, GrowthJson, GrowthMonthJson,
};
pub use execution::{
    CloudExecutorJson, CloudImageJson, CloudItemJson, CloudMappingJson, CloudMappingShownJson,
    CloudNetworkJson, CloudPlanJson, CloudPlanLineJson, CloudRuleJson, CloudStepJson, OrderExecutionJson,
};
pub use issued::{
    ComparedJson, DocumentTemplateJson, IssuableJson, IssueDocumentJson, IssuedDocumentJson, IssuedRowJson,
    SaidNameJson, SignedCopyJson, TemplateVersionJson, TemplatesJson, VerifiedJson,
};
pub use job::JobJson;
pub use knowledge::{KnowledgeInJson, KnowledgeJson, KnowledgeQuery, KnowledgeRowJson, KnowledgeVersionJson};
pub use ledger::{
    ChargingJson, ConfirmingPartyJson, CorrectionInJson, EstimateInJson, EstimateItemJson, EstimateJson,
    EstimateQuotaJson, ImportUnitJson, ItemQuantityJson, LeaseJson, LedgerDocumentJson, LedgerEventJson,
    LedgerFactJson, LedgerImportJson, ProjectDetailJson, ProjectInJson, ProjectJson, QuotaUseJson,
    ResourceDetailJson, ResourceJson, ResourcesJson, SystemInJson, SystemJson, ThingJson,
};
pub use mail::{
    MailFileJson, MailIntakeJson, MailIntakeKnownJson, MailJson, MailKindJson, MailPackJson, MailPartyJson,
};
pub use me::{
    ConfirmJson, GrantShownJson, ListViewInJson, ListViewJson, MeJson, NewTokenJson, PasswordChangeJson,
    RecoveryCodesJson, SessionJson, TokenJson, TokenMadeJson, TotpCodeJson, TotpSetupJson,
};
pub use notice::{
    ClockOfJson, ClockStartJson, DeliveryDetailJson, DeliveryJson, NewNoticeJson, NoticeChoiceJson,
    NoticeChoicesJson, NoticeJson, NoticeSentJson,
};
pub use opening::{
    OpeningConfirmJson, OpeningDetailJson, OpeningJson, OpeningRemarkInJson, OpeningRemarkJson,
    OpeningResourceJson, OpeningSideJson, OpeningWordJson,
};
pub use order::{
    CompleteOrderJson, OnTimeJson, OnTimeRowJson, OrderEvidenceJson, OrderItemJson, OrderOperationJson,
    OrderResourceJson, PlatformEntryJson, WorkOrderJson, WorkOrderRowJson,
};
pub use pack::{
    ArticleJson, ArticlesQuery, AtQuery, CaseRefJson, ChangedCaseJson, ChangedParameterJson, ClauseJson,
    ClauseParameterJson, ClauseRulingJson, DifferenceJson, DocumentJson, IndicatorJson, KeyedJson,
    LeafRefJson, PackCoverageJson, PackJson, ParameterJson, ParameterVersionJson, ParametersQuery,
    ReadingJson, RulingChoiceInJson, RulingChoiceJson, RulingEffectInJson, RulingEffectJson, RulingJson,
};
pub use party::{
    AliasInJson, AliasJson, PartyCloseJson, PartyDetailJson, PartyInJson, PartyJson, PartyMadeJson,
    PartyPatchJson, PartyReopenJson, PayerInJson, PayerMadeJson, PayerPeriodJson, PayerRecordJson,
};
pub use party_import::{
    ImportChangeJson, ImportCreationJson, ImportDoneJson, ImportUpdateJson, PartyImportJson,
};
pub use people::{
    AccountInJson, AccountJson, AccountMadeJson, AccountPatchJson, ContactJson, ReasonJson,
    ReviewFindingJson, ReviewedAccountJson,
};
pub use proposal::{DecisionJson, ProposalJson, ProposedChangeJson, ProposedJson};
pub use reconcile::{
    CloudDifferenceJson, CloudInterfaceJson, CloudJson, CloudLinkJson, CloudProjectInJson, CloudProjectJson,
    CloudReachJson, CloudSettingsJson, CloudsSettingsJson, DifferenceCaseInJson, InventoryGapShownJson,
    LinkThingJson, ReconcileInJson, ReconciliationFiguresJson, ReconciliationJson, ReconciliationTrendJson,
    SettleDifferenceJson, TrendKindJson,
};
pub use role::{
    All, DelegationInJson, DelegationJson, GrantInJson, GrantJson, PermissionJson, RoleInJson, RoleJson,
};
pub use security::{
    SystemAnswerInJson, SystemAnswerJson, SystemCandidateJson, SystemDutyJson, SystemNamedJson,
    SystemPaperInJson, SystemPaperJson, SystemRowJson, SystemSecurityJson,
};
pub use settings::{KnownPackJson, PacksInUseJson, SettingsJson, SignInPolicyJson};
pub use sign_in::{
    AdministratorJson, BootstrapJson, BootstrapSeatJson, SignInAnswerJson, SignInJson, SignInMethodJson,
    SignInMethodsJson, TotpAnswerJson,
};
