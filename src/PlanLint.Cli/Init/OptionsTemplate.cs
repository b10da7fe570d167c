using System.Text;
using PlanLint.Syntax;

namespace PlanLint.Cli.Init;

/// <summary>The commented options file that <c>planlint init</c> writes: what was found is set, everything else is shown as a comment.</summary>
internal static class OptionsTemplate
{
    /// <summary>The text. Every line that starts with <c># </c> and holds a setting is valid once the mark is taken away.</summary>
    public static string Of(ProjectSurvey survey)
    {
        var text = new StringBuilder();
        text.Append("# Options of PlanLint. Found upward from a module to the repository root, the nearer file wins; paths start at this file.\n");
        text.Append("planlint {\n");
        Setting("The severity from which on the exit code is 1: error, warning, note or never.", false, "fail_on = \"error\"");
        Setting("The plan as JSON: terraform show -json tfplan > plan.json", survey.Plans.Count == 1,
            $"plan = {SyntaxFactory.Quote(survey.Plans is [var plan] ? plan : "plan.json")}");
        Setting("Plans of earlier runs, each with its plan.state.json beside it.", false, "earlier_plans = [\"plans/\"]");
        Setting("What providers take: terraform providers schema -json > schemas.json", false, "provider_schemas = \"schemas.json\"");
        Setting("What is really there: kubectl, argocd, Harbor and Keycloak lists, as files or folders.", survey.Live.Count > 0,
            $"live = {List(survey.Live, "live/")}");
        Setting("Values of variables, as on Terraform's command line.", survey.VarFiles.Count == 1
            && survey.Roots.Count == 1, $"var_files = {List(survey.VarFiles, "prod.tfvars")}");
        Setting("What is meant to change.", survey.Intents.Count > 0, $"intents = {List(survey.Intents, "zero-diff.intent.hcl")}");
        Setting("Known findings that are not new: planlint baseline", false, "baseline = \".planlint.baseline.json\"");
        text.Append("}\n\n");
        text.Append("# A rule's severity (error, warning, note, none) and options: planlint explain PL0105\n");
        text.Append("# rule \"PL0105\" {\n#   max_changes = 20\n# }\n\n");
        text.Append("# Resources that must never be destroyed or replaced, besides those PlanLint knows.\n");
        text.Append("# protect = [\"kubernetes_manifest.cnpg_*\", \"module.data.*\"]\n\n");
        text.Append("# Labels and annotations by which your tools track ownership.\n");
        text.Append("# tracking_keys = [\"team.example.com/owner\"]\n");
        return text.ToString();

        void Setting(string comment, bool isSet, string setting) =>
            text.Append("  # ").Append(comment).Append('\n').Append(isSet ? "  " : "  # ").Append(setting).Append('\n');
    }

    private static string List(IReadOnlyList<string> values, string example) =>
        $"[{string.Join(", ", (values.Count > 0 ? values : [example]).Select(SyntaxFactory.Quote))}]";
}
