using PlanLint.Analysis;

namespace PlanLint.Rules;

/// <summary>The rules of this assembly. The list is written out: it can be searched, trimmed, and fixes the order.</summary>
public static class RuleCatalog
{
    /// <summary>All rules, ordered by id.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        // Plan: what this plan will do.
        new ZeroDiffRequired(),
        new UnintendedChange(),
        new UntargetedApplyForbidden(),
        new TargetedPlanIncomplete(),
        new ChangeBudgetExceeded(),
        new ProtectedResourceDestroyed(),
        new ProtectionRemoved(),
        new ReplacementExplained(),
        new ReplaceTainted(),
        new CountIndexShift(),
        new RenameWithoutMoved(),
        new MovedWithChange(),
        new ForgottenObject(),
        new ImportThenDestroy(),
        new MassShrink(),
        new SemanticallyEqualUpdate(),
        new DriftOnProtected(),
        new UnknownOnCritical(),
        new PlanNotReviewable(),
        new CheckFailed(),
        new StalePlan(),
        new DeletionGuardRemoved(),
        new DoomedPartialApply(),

        // Ownership: existence, owners, import.
        new CreateOfExisting(),
        new CreateSilentlyAdopts(),
        new OwnedByOtherState(),
        new DuplicateDeclaration(),
        new HelmOwnedObject(),
        new ArgocdOwnedObject(),
        new ControllerOwnedObject(),
        new ImportIdMismatch(),
        new ImportTargetAbsent(),
        new PostImportRealignOnly(),
        new ImportDiverges(),
        new ImportLosesSecret(),
        new NotImportable(),
        new ProtectedImportNotAlone(),
        new InventoryInsufficient(),
        new FieldManagerConflict(),

        // Kubernetes: operators, Argo CD, cluster objects.
        new ManifestOnOperatorCrd(),
        new DeclaresOperatorMutatedField(),
        new CrdAndCrInOnePlan(),
        new TrackingLabelStripped(),
        new ManifestLooseSchemaReplace(),
        new ForceConflictsOnForeign(),
        new OperatorRestartTrigger(),
        new OperatorDestructiveField(),
        new SecretPlaceholderCrossing(),
        new SecretKeyRemoved(),
        new NamespaceDestroyed(),
        new CrdDestroyed(),
        new VolumeClaimReplaced(),
        new StatefulsetImmutable(),
        new WorkloadRestart(),
        new AutoscaledReplicas(),
        new IngressHostChanged(),
        new ServiceIdentityChanged(),
        new NonCanonicalQuantity(),

        // Config: what a root or module says, and leaves unsaid.
        new StatefulWithoutPreventDestroy(),
        new IgnoreAllChanges(),
        new IgnoreHidesCritical(),
        new ProviderUnpinned(),
        new RequiredVersionMissing(),
        new LockfileMissingOrDrift(),
        new HardcodedSecret(),
        new SecretDataInState(),
        new SensitiveOutputUnmarked(),
        new VariableUntyped(),
        new UnusedDeclaration(),
        new UndeclaredReference(),
        new DuplicateResource(),
        new LeftoverImportBlock(),
        new CountOnForeachable(),
        new DeprecatedInterpolation(),
        new ModuleUnpinned(),
        new BackendLocal(),
        new RemoteStateCoupling(),
        new ProvisionerOrNullResource(),
        new KubeContextImplicit(),
        new DeprecatedResourceType(),
        new DependsOnForcesUnknown(),
        new ManifestViaFileUnchecked(),

        // State: what the state file says.
        new StateDuplicateObject(),
        new TaintedInstance(),
        new DeposedObject(),
        new OrphanInState(),
        new ConfigNotInState(),
        new StateLineageOrSerial(),
    ];
}
