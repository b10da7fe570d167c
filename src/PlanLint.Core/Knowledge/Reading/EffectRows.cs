namespace PlanLint.Knowledge.Reading;

/// <summary>Rows about what a change of a resource does to others.</summary>
internal static class EffectRows
{
    public static GeneratedCredential? ReadCredential(RowReader row)
    {
        row.Needs("attributes");
        return row.Finish(
            new GeneratedCredential(row.Name, row.TypesOrName(), row.Body.Strings("attributes"), row.Body.String("noun") ?? "secret", row.Evidence()));
    }

    public static ContainerKnowledge? ReadContainer(RowReader row)
    {
        row.Needs("contents");
        var named = row.Body.Strings("named");
        return row.Finish(
            new ContainerKnowledge(row.Name, row.TypesOrName(), named.IsEmpty ? ["name"] : named, row.Body.StringMap("contents"), row.Evidence()));
    }

    public static VersionSetting? ReadVersion(RowReader row)
    {
        row.Needs("types");
        row.Needs("paths");
        row.Needs("outcome");
        return row.Finish(new VersionSetting(
            row.Name, row.Body.Strings("types"), row.Body.Strings("paths"), row.Body.String("outcome") ?? "", row.Body.String("remedy") ?? "", row.Evidence())
        {
            IsWarning = row.Choice("level", false, ("error", false), ("warning", true)),
        });
    }

    public static UpdateOutage? ReadOutage(RowReader row)
    {
        row.Needs("types");
        row.Needs("paths");
        row.Needs("effect");
        var when = row.Trigger();
        return row.Finish(new UpdateOutage(
            row.Name, row.Body.Strings("types"), row.Body.Strings("paths"), when, row.Body.String("value"), row.Body.String("effect") ?? "", row.Evidence())
        {
            OnlyIf = row.Body.StringMap("only_if"),
            Unless = row.Body.StringMap("unless"),
        });
    }

    public static AccessGrant? ReadAccess(RowReader row)
    {
        row.Needs("types");
        row.Needs("grants");
        var grants = row.Body.Expression("grants");
        var when = row.Body.Expression("when");
        row.CheckNames(grants, "type", "values");
        row.CheckNames(when, "type", "values");
        return row.Finish(new AccessGrant(row.Name, row.Body.Strings("types"), row.Body.String("place") ?? row.Name, row.Evidence())
        {
            GrantsExpression = grants!,
            WhenExpression = when,
            Paths = row.Body.Strings("paths"),
            IsCertain = row.Body.Bool("certain"),
        });
    }

    public static ExclusiveResource? ReadExclusive(RowReader row)
    {
        row.Needs("takes");
        return row.Finish(new ExclusiveResource(
            row.Name, row.TypesOrName(), row.Body.String("takes") ?? "", row.Body.String("instead") ?? "", row.Body.Strings("paths"), row.Evidence())
        {
            Unless = row.Body.StringMap("unless"),
        });
    }

    public static CreationOnly? ReadCreationOnly(RowReader row)
    {
        row.Needs("paths");
        return row.Finish(new CreationOnly(row.Name, row.TypesOrName(), row.Body.Strings("paths"), row.Evidence()));
    }

    public static MovingLookup? ReadMovingLookup(RowReader row)
    {
        row.Needs("moves");
        return row.Finish(new MovingLookup(row.Name, row.TypesOrName(), row.Body.String("moves") ?? "", row.Evidence())
        {
            OnlyIf = row.Body.StringMap("only_if"),
        });
    }
}
