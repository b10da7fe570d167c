using PlanLint.Addresses;
using PlanLint.Syntax;
using PlanLint.Text;

namespace PlanLint.Semantics;

/// <summary>Checks references as Terraform does before it evaluates: does the name exist, and has it a meaning here?</summary>
internal static class ReferenceCheck
{
    private static readonly string[] Roots =
        ["var", "local", "module", "data", "each", "count", "self", "path", "terraform", "ephemeral", "resource", "tofu", "action"];

    /// <summary>Attributes of the resource types that are part of Terraform itself; of all others only the provider knows them.</summary>
    private static readonly Dictionary<string, string[]> BuiltInAttributes = new(StringComparer.Ordinal)
    {
        ["terraform_data"] = ["id", "input", "output", "triggers_replace", "store"],
        ["data.terraform_remote_state"] = ["backend", "config", "defaults", "outputs", "workspace"],
    };

    /// <summary>The problem with a reference; null when there is none.</summary>
    public static ReferenceProblem? Problem(Module module, ScopeTraversalSyntax reference, ReferenceContext context)
    {
        var steps = reference.Steps;
        string root = reference.RootName;
        if (root == "self")
        {
            return context.HasFlag(ReferenceContext.Self) ? null
                : OutOfContext(reference, "Invalid \"self\" reference",
                    "self stands for the resource's own instance, and only in provisioner, connection and postcondition blocks");
        }
        string? second = steps.Count > 1 ? steps[1].Name : null;
        if (second is null) return Incomplete(module, reference, root, steps.Count == 1);
        if (context.HasFlag(ReferenceContext.DestroyTime) && root is not ("each" or "count" or "path" or "terraform" or "tofu"))
            return OutOfContext(reference, "Invalid reference from destroy provisioner",
                "A destroy-time provisioner may refer only to self, count.index and each.key: everything else may be gone by then");

        return root switch
        {
            "var" => module.Variables[second] is null ? Undeclared(reference, 1, "input variable", $"var.{second}", module.Variables.Nearest, "var.") : null,
            "local" => module.Locals[second] is null ? Undeclared(reference, 1, "local value", $"local.{second}", module.Locals.Nearest, "local.") : null,
            "module" => ModuleProblem(module, reference, second),
            "each" => EachProblem(reference, second, context),
            "count" => second != "index" ? Unknown(reference, 1, "count", ["index"])
                : context.HasFlag(ReferenceContext.Count)
                ? null
                : OutOfContext(reference, "Reference to \"count\" in non-counted context", "count.index has a meaning only in a block with count"),
            "path" => second is "module" or "root" or "cwd" ? null : Unknown(reference, 1, "path", ["cwd", "module", "root"]),
            "terraform" or "tofu" => second is "workspace" or "applying" ? null : Unknown(reference, 1, root, ["applying", "workspace"]),
            "data" => ResourceProblem(module, reference, ResourceMode.Data, 1),
            "ephemeral" => ResourceProblem(module, reference, ResourceMode.Ephemeral, 1),
            "resource" => ResourceProblem(module, reference, ResourceMode.Managed, 1),
            "action" when context.HasFlag(ReferenceContext.Action) || module.Actions.Count > 0 => ActionProblem(module, reference, second, context),
            _ => ResourceProblem(module, reference, ResourceMode.Managed, 0),
        };
    }

    private static ReferenceProblem? EachProblem(ScopeTraversalSyntax reference, string second, ReferenceContext context)
    {
        if (second is not ("key" or "value")) return Unknown(reference, 1, "each", ["key", "value"]);
        return context.HasFlag(ReferenceContext.Each)
            ? null
            : OutOfContext(reference, "Reference to \"each\" in context without for_each", $"each.{second} has a meaning only in a block with for_each");
    }

    private static ReferenceProblem? ModuleProblem(Module module, ScopeTraversalSyntax reference, string name)
    {
        if (module.ModuleCalls[name] is not { } call) return Undeclared(reference, 1, "module", $"module.{name}", module.ModuleCalls.Nearest, "module.");
        var steps = reference.Steps;
        bool isRepeated = call.Count is not null || call.ForEach is not null;
        if (InstanceKeyProblem(reference, 2, isRepeated, $"module.{name}", "module") is { } problem) return problem;
        int at = isRepeated ? 3 : 2;
        if (call.Target is not { } target || at >= steps.Count || steps[at].Name is not { } output || target.Outputs[output] is not null) return null;
        return new ReferenceProblem(SemanticIssueKind.UndeclaredReference, steps[at].Span, "Unsupported attribute", $"module.{name} has no output '{output}'")
        {
            Suggest = () => target.Outputs.Nearest(output),
        };
    }

    private static ReferenceProblem? ActionProblem(Module module, ScopeTraversalSyntax reference, string type, ReferenceContext context)
    {
        var steps = reference.Steps;
        if (steps.Count < 3 || steps[2].Name is not { } name)
            return new ReferenceProblem(SemanticIssueKind.UndeclaredReference, reference.Span, "Invalid reference",
                $"'{Text(reference)}' names an action type; a reference continues with the action's name");
        if (!context.HasFlag(ReferenceContext.Action))
            return OutOfContext(reference, "Invalid action reference", "An action has no value: it is named in the actions of an action_trigger only");
        string written = ActionSymbol.ReferenceTo(type, name);
        if (module.Actions[written] is not { } action) return Undeclared(reference, 2, "action", written, _ => module.Actions.Nearest(written), "");
        return InstanceKeyProblem(reference, 3, action.Count is not null || action.ForEach is not null, written, "action");
    }

    private static ReferenceProblem? ResourceProblem(Module module, ScopeTraversalSyntax reference, ResourceMode mode, int at)
    {
        var steps = reference.Steps;
        if (at + 1 >= steps.Count || steps[at].Name is not { } type || steps[at + 1].Name is not { } name)
            return new ReferenceProblem(SemanticIssueKind.UndeclaredReference, reference.Span, "Invalid reference",
                $"'{Text(reference)}' names a resource type; a reference continues with the resource's name");
        if (module.Resource(mode, type, name) is not { } resource)
        {
            string prefix = mode switch { ResourceMode.Data => "data.", ResourceMode.Ephemeral => "ephemeral.", _ => "" };
            string written = $"{prefix}{type}.{name}";
            string?[] Candidates() => [module.Resources.Nearest(written), mode == ResourceMode.Managed ? OtherRoot(module, type, name) : null];
            return new ReferenceProblem(SemanticIssueKind.UndeclaredReference, TextSpan.FromBounds(steps[0].Span.Start, steps[at + 1].Span.End),
                "Reference to undeclared resource",
                    $"{written} is not declared in {Where(module)}")
            { Suggest = () => NearestName.Of(written, Candidates().OfType<string>()) };
        }
        if (resource.Mode == ResourceMode.Data && resource.Block.Parent?.Parent is BlockSyntax { Type: "check" } check
            && !reference.AncestorsAndSelf().Contains(check))
            return OutOfContext(reference, "Reference to scoped resource",
                $"The referenced data resource \"{type}\" \"{name}\" is not available from this context");
        bool isRepeated = resource.Count is not null || resource.ForEach is not null;
        if (InstanceKeyProblem(reference, at + 2, isRepeated, resource.Reference, "resource") is { } problem) return problem;
        int attribute = at + (isRepeated ? 3 : 2);
        string schema = mode == ResourceMode.Data ? $"data.{type}" : type;
        if (attribute >= steps.Count || steps[attribute].Name is not { } wanted || !BuiltInAttributes.TryGetValue(schema, out var known)
            || known.Contains(wanted)) return null;
        return new ReferenceProblem(SemanticIssueKind.UndeclaredReference, steps[attribute].Span, "Unsupported attribute",
            $"{type} has no attribute '{wanted}'")
        { Suggest = () => NearestName.Of(wanted, known) };
    }

    /// <summary>Another thing a two-word reference may have meant: <c>vars.x</c>, <c>locals.x</c>, <c>loca.x</c>; null for none.</summary>
    private static string? OtherRoot(Module module, string root, string name)
    {
        string? near = NearestName.Of(root, Roots);
        bool declared = near switch
        {
            "var" => module.Variables[name] is not null,
            "local" => module.Locals[name] is not null,
            "module" => module.ModuleCalls[name] is not null,
            "each" or "path" => true,
            _ => false,
        };
        return declared ? $"{near}.{name}" : null;
    }

    private static ReferenceProblem? InstanceKeyProblem(ScopeTraversalSyntax reference, int at, bool isRepeated, string what, string kind)
    {
        var steps = reference.Steps;
        if (at >= steps.Count || steps[at].IsIndex == isRepeated) return null;
        return isRepeated
            ? new ReferenceProblem(SemanticIssueKind.UndeclaredReference, steps[at].Span, $"Missing {kind} instance key",
                $"{what} has several instances; name one with a key, as in {what}[0] or {what}[each.key]")
            { IsAboutInstanceKey = true }
            : new ReferenceProblem(SemanticIssueKind.UndeclaredReference, steps[at].Span, $"Unexpected {kind} instance key",
                $"{what} has neither count nor for_each, so it takes no key")
            { IsAboutInstanceKey = true };
    }

    private static ReferenceProblem? Incomplete(Module module, ScopeTraversalSyntax reference, string root, bool isAlone)
    {
        string detail = root switch
        {
            "var" or "local" or "module" or "each" or "count" or "path" or "terraform" or "tofu" => $"'{root}' continues with a name after a dot",
            "data" or "ephemeral" or "resource" => $"'{root}' continues with a resource type and a name",
            _ when module.Variables[root] is not null => $"'{root}' names nothing",
            _ when module.Locals[root] is not null => $"'{root}' names nothing",
            _ => isAlone ? $"'{root}' names nothing; a string stands in quotes" : $"'{root}' names a resource type; a reference continues with the "
                + "resource's name",
        };
        string? near = module.Variables[root] is not null ? $"var.{root}" : module.Locals[root] is not null ? $"local.{root}" : null;
        return new ReferenceProblem(SemanticIssueKind.UndeclaredReference, reference.Span, "Invalid reference", detail) { Suggest = () => near };
    }

    private static ReferenceProblem Undeclared(
        ScopeTraversalSyntax reference, int lastStep, string kind, string written, Func<string, string?> nearest, string prefix)
    {
        var span = TextSpan.FromBounds(reference.Steps[0].Span.Start, reference.Steps[lastStep].Span.End);
        return new ReferenceProblem(SemanticIssueKind.UndeclaredReference, span, $"Reference to undeclared {kind}", $"{written} is not declared in this module")
        {
            Suggest = () => nearest(reference.Steps[lastStep].Name!) is { } near ? prefix + near : null,
        };
    }

    private static ReferenceProblem Unknown(ScopeTraversalSyntax reference, int at, string root, string[] known) =>
        new(SemanticIssueKind.UndeclaredReference, reference.Steps[at].Span, $"Invalid \"{root}\" attribute",
            $"'{root}' has no attribute '{reference.Steps[at].Name}'; it has {string.Join(" and ", known)}")
        {
            Suggest = () => NearestName.Of(reference.Steps[at].Name!, known) is { } near ? $"{root}.{near}" : null,
        };

    private static ReferenceProblem OutOfContext(ScopeTraversalSyntax reference, string summary, string detail) =>
        new(SemanticIssueKind.OutOfContext, reference.Span, summary, detail);

    private static string Where(Module module) => module.Path.IsRoot ? "the root module" : module.Path.ToString();

    private static string Text(ScopeTraversalSyntax reference) => string.Join('.', reference.Steps.Select(s => s.Name ?? $"[{s.Key}]"));
}
