using PlanLint.Addresses;
using PlanLint.Documents;
using PlanLint.Values;

namespace PlanLint.Inventory.Reading;

/// <summary>Answers of Harbor's <c>GET /robots</c> and <c>GET /projects</c>.</summary>
internal static class HarborObjects
{
    /// <summary>Lengths of a list that was probably cut: the default and the largest page of Harbor's API.</summary>
    private static bool MayBeOnePage(int count) => count is 10 or 100;

    /// <summary>True for a robot account.</summary>
    public static bool IsRobot(Value value) => value.Text("name").Length > 0 && value["permissions"] is not null && value["level"] is not null;

    /// <summary>True for a project.</summary>
    public static bool IsProject(Value value) => value.Text("name").Length > 0 && value["project_id"] is not null && value["permissions"] is null;

    /// <summary>Adds a list of robots. Harbor lists those of one level at a time unless asked, so project robots have to be among them.</summary>
    public static void AddRobots(Document document, InventorySink sink)
    {
        var items = document.Content.Elements;
        foreach (var item in items) AddRobot(item, sink);
        if (MayBeOnePage(items.Length))
            sink.Note(document, $"a list of exactly {items.Length} robots may be one page of several, so no robot is known to be absent; ask with "
                + "page_size=100 and join the pages");
        else if (items.Any(i => i.Text("level") == "project")) sink.Add(new InventoryScope("harbor", "robot", null));
        else sink.Note(document, "only system robots are listed, so no project's robot is known to be absent; ask also with q=Level=project,ProjectID=N");
    }

    /// <summary>Adds a list of projects.</summary>
    public static void AddProjects(Document document, InventorySink sink)
    {
        var items = document.Content.Elements;
        foreach (var item in items) AddProject(item, sink);
        if (MayBeOnePage(items.Length))
            sink.Note(document, $"a list of exactly {items.Length} projects may be one page of several, so no project is known to be absent; ask with "
                + "page_size=100 and join the pages");
        else sink.Add(new InventoryScope("harbor", "project", null));
    }

    /// <summary>Adds one robot; its full name, such as <c>robot$team+ci</c>, is its identity.</summary>
    public static void AddRobot(Value value, InventorySink sink) => sink.Add(Make(value, "robot", value.Id("id"), sink));

    /// <summary>Adds one project.</summary>
    public static void AddProject(Value value, InventorySink sink) => sink.Add(Make(value, "project", value.Id("project_id"), sink));

    private static LiveObject Make(Value value, string kind, string id, InventorySink sink) => new()
    {
        Identity = new ObjectIdentity("harbor", kind, "", value.Text("name")),
        Uid = id,
        CreatedAt = value.Time("creation_time"),
        Content = sink.Hide(value, value.HashSecrets(static name => name is "secret" or "token" or "password")),
        Source = sink.Path,
    };
}
