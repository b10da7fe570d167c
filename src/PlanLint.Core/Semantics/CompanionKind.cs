namespace PlanLint.Semantics;

/// <summary>What a file beside a module is for.</summary>
public enum CompanionKind
{
    /// <summary><c>.tftest.hcl</c> or <c>.tofutest.hcl</c>: runs and assertions of <c>terraform test</c>.</summary>
    Test,
    /// <summary><c>.tfquery.hcl</c>: list blocks of <c>terraform query</c>.</summary>
    Query,
    /// <summary><c>.tfcomponent.hcl</c> or <c>.tfdeploy.hcl</c>: a stack of HCP Terraform.</summary>
    Stack,
}
