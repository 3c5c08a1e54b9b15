// What the page and the helpdesk apps say, in the operator's language.

/** @typedef {"ru" | "uk" | "en"} Language */

const WORDS = {
  ru: {
    title: "Проверка ответа",
    reply: "Ответ клиенту",
    replyHint: "Напишите или вставьте ответ",
    ticket: "Обращение",
    checking: "Проверяю…",
    empty: "Здесь появятся замечания.",
    why: "Почему",
    compare: "Сверьте",
    fix: "Заменить на «{text}»",
    remove: "Убрать это",
    show: "Показать в тексте",
    sendAnyway: "Отправить всё равно",
    reason: "Причина",
    reasonHint: "Почему здесь так можно? Увидит руководитель, клиент не увидит.",
    confirm: "Подтвердить",
    cancel: "Отмена",
    overridden: "Отправите с этим: {reason}",
    restore: "Вернуть замечание",
    copy: "Скопировать ответ",
    copied: "Ответ скопирован",
    copyBlocked: "Сначала исправьте ошибки или укажите причину",
    unreachable: "Проверка недоступна: {message}. Ответ не проверен.",
    tooLong: "Слишком большой текст: {message}.",
    notKept: "Причина не записана: {message}.",
    notFixed: "Исправить не получилось: {message}.",
    stopped: "Ответ не отправлен. {messages} Исправьте это или укажите причину в replylint.",
    more: "И ещё замечаний: {count}.",
    sentUnchecked: "Ответ ушёл без проверки: {message}.",
    heldUnchecked: "Ответ не отправлен, потому что его не удалось проверить: {message}. Попробуйте ещё раз чуть позже.",
    noConversation: "Переписку прочитать не удалось, ответ проверен без неё.",
    noConnection: "нет связи с сервером replylint",
    late: "сервер replylint не ответил вовремя",
    badToken: "сервер replylint не принял токен",
    busy: "сервер replylint занят",
    levels: { error: "Ошибка", warning: "Предупреждение", info: "Подсказка" },
    note: "Внутренняя заметка: не проверяется.",
    ready: "Можно отправлять с указанной причиной.",
    form: "Поля",
    json: "JSON",
    customerName: "Имя клиента",
    customerEmail: "Почта клиента",
    agentName: "Ваше имя",
    channel: "Канал",
    subject: "Тема",
    messages: "Переписка",
    message: "Сообщение {number}",
    addMessage: "Добавить сообщение",
    removeMessage: "Убрать сообщение",
    fromCustomer: "клиент",
    fromAgent: "оператор",
    internal: "внутренняя заметка",
    ticketJson: "Обращение в JSON, подойдёт и выгрузка из Zendesk",
    badJson: "Это не JSON: {message}",
    language: "Язык",
    check: "Проверить",
    of: "{count} из {total}",
  },
  uk: {
    title: "Перевірка відповіді",
    reply: "Відповідь клієнту",
    replyHint: "Напишіть або вставте відповідь",
    ticket: "Звернення",
    checking: "Перевіряю…",
    empty: "Тут з’являться зауваження.",
    why: "Чому",
    compare: "Звірте",
    fix: "Замінити на «{text}»",
    remove: "Прибрати це",
    show: "Показати в тексті",
    sendAnyway: "Надіслати все одно",
    reason: "Причина",
    reasonHint: "Чому тут так можна? Побачить керівник, клієнт не побачить.",
    confirm: "Підтвердити",
    cancel: "Скасувати",
    overridden: "Надішлете з цим: {reason}",
    restore: "Повернути зауваження",
    copy: "Скопіювати відповідь",
    copied: "Відповідь скопійовано",
    copyBlocked: "Спершу виправте помилки або вкажіть причину",
    unreachable: "Перевірка недоступна: {message}. Відповідь не перевірено.",
    tooLong: "Завеликий текст: {message}.",
    notKept: "Причину не записано: {message}.",
    notFixed: "Виправити не вдалося: {message}.",
    stopped: "Відповідь не надіслано. {messages} Виправте це або вкажіть причину в replylint.",
    more: "І ще зауважень: {count}.",
    sentUnchecked: "Відповідь надіслано без перевірки: {message}.",
    heldUnchecked: "Відповідь не надіслано, бо її не вдалося перевірити: {message}. Спробуйте ще раз трохи пізніше.",
    noConversation: "Листування прочитати не вдалося, відповідь перевірено без нього.",
    noConnection: "немає зв’язку із сервером replylint",
    late: "сервер replylint не відповів вчасно",
    badToken: "сервер replylint не прийняв токен",
    busy: "сервер replylint зайнятий",
    levels: { error: "Помилка", warning: "Попередження", info: "Підказка" },
    note: "Внутрішня нотатка: не перевіряється.",
    ready: "Можна надсилати із зазначеною причиною.",
    form: "Поля",
    json: "JSON",
    customerName: "Ім’я клієнта",
    customerEmail: "Пошта клієнта",
    agentName: "Ваше ім’я",
    channel: "Канал",
    subject: "Тема",
    messages: "Листування",
    message: "Повідомлення {number}",
    addMessage: "Додати повідомлення",
    removeMessage: "Прибрати повідомлення",
    fromCustomer: "клієнт",
    fromAgent: "оператор",
    internal: "внутрішня нотатка",
    ticketJson: "Звернення в JSON, підійде й вивантаження із Zendesk",
    badJson: "Це не JSON: {message}",
    language: "Мова",
    check: "Перевірити",
    of: "{count} із {total}",
  },
  en: {
    title: "Reply check",
    reply: "Reply to the customer",
    replyHint: "Type or paste the reply",
    ticket: "Ticket",
    checking: "Checking…",
    empty: "Findings will show up here.",
    why: "Why",
    compare: "Compare",
    fix: "Change to “{text}”",
    remove: "Leave it out",
    show: "Show in the text",
    sendAnyway: "Send anyway",
    reason: "Reason",
    reasonHint: "Why is it fine here? Your team lead can see this, the customer can't.",
    confirm: "Confirm",
    cancel: "Cancel",
    overridden: "You send it with this: {reason}",
    restore: "Bring the finding back",
    copy: "Copy the reply",
    copied: "The reply is copied",
    copyBlocked: "Fix the errors or give a reason first",
    unreachable: "The check can't be reached: {message}. The reply is not checked.",
    tooLong: "The text is too large: {message}.",
    notKept: "The reason was not kept: {message}.",
    notFixed: "It could not be changed: {message}.",
    stopped: "The reply was not sent. {messages} Change it, or give a reason in replylint.",
    more: "And more findings: {count}.",
    sentUnchecked: "The reply was sent unchecked: {message}.",
    heldUnchecked: "The reply was not sent, because it could not be checked: {message}. Please try again in a moment.",
    noConversation: "The conversation could not be read; the reply was checked without it.",
    noConnection: "no connection to the replylint server",
    late: "the replylint server did not answer in time",
    badToken: "the replylint server did not accept the token",
    busy: "the replylint server is busy",
    levels: { error: "Error", warning: "Warning", info: "Hint" },
    note: "An internal note: not checked.",
    ready: "It can be sent with the reason you gave.",
    form: "Fields",
    json: "JSON",
    customerName: "Customer's name",
    customerEmail: "Customer's e-mail",
    agentName: "Your name",
    channel: "Channel",
    subject: "Subject",
    messages: "Conversation",
    message: "Message {number}",
    addMessage: "Add a message",
    removeMessage: "Remove the message",
    fromCustomer: "customer",
    fromAgent: "agent",
    internal: "internal note",
    ticketJson: "The ticket as JSON; an export of Zendesk is fine, too",
    badJson: "This is not JSON: {message}",
    language: "Language",
    check: "Check",
    of: "{count} of {total}",
  },
};

const PLACES = {
  ru: {
    message: "сообщение",
    "internal note": "внутренняя заметка",
    profile: "профиль клиента",
    "customer's last message": "последнее сообщение клиента",
    signature: "подпись",
    name: "имя",
    draft: "ответ",
    subject: "тема",
  },
  uk: {
    message: "повідомлення",
    "internal note": "внутрішня нотатка",
    profile: "профіль клієнта",
    "customer's last message": "останнє повідомлення клієнта",
    signature: "підпис",
    name: "ім’я",
    draft: "відповідь",
    subject: "тема",
  },
};

/**
 * The language to speak: the one wanted, else the first of the browser's that we know.
 * @param {string | null | undefined} wanted
 * @param {readonly string[]} preferred
 * @returns {Language}
 */
export function languageFor(wanted, preferred = []) {
  for (const name of [wanted ?? "", ...preferred]) {
    const short = name.slice(0, 2).toLowerCase();
    if (short === "ru" || short === "uk" || short === "en") return short;
  }
  return "en";
}

/** @param {Language} language */
export function wordsIn(language) {
  return WORDS[language];
}

/**
 * @param {string} text
 * @param {Record<string, string | number>} fields
 */
export function fill(text, fields) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in fields ? String(fields[name]) : whole));
}

const CAUSES = /** @type {const} */ ({ unreachable: "noConnection", late: "late", token: "badToken", busy: "busy" });

/**
 * Why there was no check, to stand inside a sentence.
 * @param {{code: string, message: string}} error
 * @param {Language} language
 */
export function causeOf(error, language) {
  const known = /** @type {Record<string, (typeof CAUSES)[keyof typeof CAUSES]>} */ (CAUSES)[error.code];
  return known === undefined ? error.message : wordsIn(language)[known];
}

/**
 * Where a piece of evidence stands («internal note 2»), in the operator's language.
 * @param {string} where
 * @param {Language} language
 */
export function placeIn(where, language) {
  if (language === "en") return where;
  const [, name, number] = /^(.*?)( \d+)?$/.exec(where) ?? ["", where, ""];
  const known = /** @type {Record<string, string>} */ (PLACES[language]);
  return (known[name] ?? name) + (number ?? "");
}

/**
 * @param {string} text
 * @param {Language} language
 */
export function quoted(text, language) {
  return language === "en" ? `“${text}”` : `«${text}»`;
}
